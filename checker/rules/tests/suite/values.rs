//! Amounts and days: how they are written, and how they are reckoned with.

use checker_rules::{Amount, AmountError, Date, DateError, Map};

fn amount(text: &str) -> Amount {
    serde_json::from_value(text.into()).unwrap()
}

#[test]
fn amounts_are_written_as_short_as_they_can_be() {
    for (text, written) in [
        ("0", "0"),
        ("0.5", "0.5"),
        ("0.05", "0.05"),
        ("0.50", "0.5"),
        ("12.34", "12.34"),
        ("7.10000", "7.1"),
        ("1/3", "1/3"),
        ("2/4", "0.5"),
        ("6/3", "2"),
        ("10/8", "1.25"),
        ("1/8", "1/8"),
        ("7/6", "7/6"),
        ("1/3600", "1/3600"),
        ("10/3600", "1/360"),
        ("36/3600", "0.01"),
    ] {
        assert_eq!(amount(text).to_string(), written, "{text}");
    }
}

#[test]
fn an_amount_of_any_size_is_read_again_as_it_was_written() {
    let largest = amount("99999999999999999999999");
    assert_eq!(largest + Amount::whole(1), largest);
    for huge in [largest, largest - Amount::whole(1), amount("10000000")] {
        assert_eq!(amount(&huge.to_string()), huge);
    }
    assert_eq!(amount("99999999999999999999/1"), largest);
}

#[test]
fn what_is_typed_is_no_more_than_the_largest_amount() {
    assert_eq!("10000".parse(), Ok(Amount::LARGEST));
    assert_eq!("9999.99".parse::<Amount>().map(|amount| amount.to_string()).as_deref(), Ok("9999.99"));
    assert_eq!("10000.01".parse::<Amount>(), Err(AmountError::TooLarge));
    assert_eq!("36000001/3600".parse::<Amount>(), Err(AmountError::TooLarge));
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in ["1/", "/3", "1/0", "1/7200", "1/3/2", "1.2/3", "0x1", "1,5", "1.-5", "1.5a"] {
        assert_eq!(text.parse::<Amount>(), Err(AmountError::NotANumber), "{text}");
    }
    for text in ["1.001", "1.0010", "0.999"] {
        assert_eq!(text.parse::<Amount>(), Err(AmountError::TooFine), "{text}");
    }
}

#[test]
fn amounts_are_reckoned_with() {
    let text = |amount: Amount| amount.to_string();
    assert_eq!(text(amount("1.5") + amount("2.25")), "3.75");
    assert_eq!(text(amount("2.25") - amount("1.5")), "0.75");
    assert_eq!(text(amount("1.5") - amount("2.25")), "0");
    assert_eq!(text(amount("1.5").short_of(amount("2.25"))), "0.75");
    assert_eq!(text(amount("2.25").short_of(amount("1.5"))), "0");
    assert_eq!(text(["1", "0.5", "1/3"].map(amount).into_iter().sum()), "11/6");
    assert_eq!(text(amount("10").scaled(3, 4)), "7.5");
    assert_eq!(text(amount("1").scaled(1, 7)), "257/1800");
    assert_eq!(text(amount("1").scaled(1, 0)), "0");
    assert_eq!(text(amount("10").share(amount("1/4"))), "2.5");
    assert_eq!(text(amount("1").share(amount("1"))), "1");
    assert_eq!(text(amount("1/3600").share(amount("1/3600"))), "1/3600");
    assert_eq!(text(amount("0").share(amount("1"))), "0");
    let largest = amount("99999999999999999999999");
    assert_eq!(largest.share(amount("2")), largest);
    assert_eq!(largest.scaled(3, 2), largest);
    assert_eq!(largest.scaled(3, 3), largest);
}

const MONTHS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Every day of so many years from 1970.
fn days(years: u16) -> impl Iterator<Item = (u16, u8, u8)> {
    let length = |year: u16, month: u8| {
        let leap = year.is_multiple_of(4);
        MONTHS[usize::from(month) - 1] + u8::from(leap && month == 2)
    };
    let of_month = move |year, month| (1..=length(year, month)).map(move |day| (year, month, day));
    let of_year = move |year| (1..=12).flat_map(move |month| of_month(year, month));
    (1970..1970 + years).flat_map(of_year)
}

#[test]
fn every_day_is_one_after_the_last() {
    for (at, (year, month, day)) in (0..).zip(days(40)) {
        let date = Date::from_unix_days(at).unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (year, month, day), "{at}");
        assert_eq!(Date::new(year, month, day), Ok(date));
    }
}

#[test]
fn of_the_years_that_end_a_century_one_in_four_has_a_leap_day() {
    let day = |days| Date::from_unix_days(days).unwrap().to_string();
    assert_eq!([47_540, 47_541].map(day), ["2100-02-28", "2100-03-01"]);
    assert_eq!([157_113, 157_114].map(day), ["2400-02-29", "2400-03-01"]);
}

#[test]
fn the_last_day_there_is_ends_the_year_9999() {
    assert_eq!(Date::from_unix_days(2_932_896).map(|date| date.to_string()).as_deref(), Ok("9999-12-31"));
    assert_eq!(Date::from_unix_days(2_932_897), Err(DateError));
    assert_eq!(Date::default().to_string(), "0000-01-01");
}

#[test]
fn no_month_has_more_days_than_it_has() {
    for (month, length) in (1..).zip(MONTHS) {
        assert_eq!(Date::new(2019, month, length + 1), Err(DateError), "{month}");
        assert_eq!(Date::new(2019, month, 0), Err(DateError), "{month}");
    }
    assert_eq!([0, 13].map(|month| Date::new(2019, month, 1)), [Err(DateError); 2]);
    for (year, has) in [(2000, true), (1900, false), (2100, false), (2024, true), (2023, false)] {
        assert_eq!(Date::new(year, 2, 29).is_ok(), has, "{year}");
    }
}

#[test]
fn a_date_has_one_form() {
    for text in [
        "2019-06-3a",
        "2019-06030",
        "201-906-30",
        "2019-6-030",
        "2019-06-30 ",
        "+019-06-30",
        "2019-+6-30",
        "日本-06-30",
    ] {
        assert_eq!(text.parse::<Date>(), Err(DateError), "{text}");
    }
}

#[test]
fn a_day_is_a_text_in_json() {
    let day = Date::new(2030, 5, 1).unwrap();
    assert_eq!(serde_json::to_string(&day).unwrap(), r#""2030-05-01""#);
    assert_eq!(serde_json::from_str::<Date>(r#""2030-05-01""#).unwrap(), day);
}

#[test]
fn a_map_is_told_by_what_is_in_it() {
    let empty: Map<String, u8> = Map::new();
    assert_eq!((empty.len(), empty.is_empty(), empty.get("a"), &empty), (0, true, None, &Map::default()));
    let map: Map<String, u8> = [("c", 3), ("a", 1), ("c", 2)].map(|(key, value)| (key.to_owned(), value)).into();
    assert_eq!(
        (map.len(), map.is_empty(), map.get("c"), map.contains_key(&"b".to_owned())),
        (2, false, Some(&2), false)
    );
    assert_eq!(map.keys().collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(map.values().collect::<Vec<_>>(), [&1, &2]);
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":1,"c":2}"#);
    assert_eq!(serde_json::from_str::<Map<String, u8>>(r#"{"c":5,"a":1,"c":2}"#).unwrap(), map);
    let wrong = serde_json::from_str::<Map<String, u8>>("[]").unwrap_err().to_string();
    assert!(wrong.contains("a map"), "{wrong}");
}
