//! Figures and dates: each of them changed in one place alone is one error, at that place; and none, said in another way.

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_tests::folders::{copy, own_content, read, write_file};

/// A file, what is changed in it the first time that it stands there, and what has to be said.
const CHANGES: [(&str, &str, &str, &str); 27] = [
    (
        "2019/rules.toml",
        "\"public\", min = 18",
        "\"public\", min = 20",
        "the rules say 20 class hours (public subjects)",
    ),
    (
        "2019/rules.toml",
        "\"elective\", min = 12",
        "\"elective\", min = 18",
        "the rules say 18 class hours (elective subjects)",
    ),
    ("2019/rules.toml", "until = 2019-06-30", "until = 2019-07-30", "the rules say 30 July 2019"),
    ("2019/rules.toml", "截至2019年6月30日", "截至2019年7月30日", "does not state the date 30 July 2019"),
    ("2019/notice.en.md", "at least 12 class hours", "at least 13 class hours", "where the rules say 12 class hours"),
    ("2019/notice.en.md", "at least 12 class hours", "at least 18 class hours", "where the rules say 12 class hours"),
    ("2019/notice.en.md", "at least 12 days", "at least 12 credits", "where the rules say 12 days"),
    ("2019/notice.zh.md", "公需科目：至少18学时", "公需科目：至少42学时", "states 42 class hours (public subjects)"),
    ("2019/notice.zh.md", "公需科目：至少30学分", "公需科目：至少30学时", "states 30 class hours (public subjects)"),
    ("2019/notice.en.md", "which is 30 June 2019", "which is 30 May 2019", "this date, 30 May 2019, does not stand"),
    ("2019/guide.zh.md", "每年至少学18学时", "每年至少学20学时", "does not state 20 class hours (public subjects)"),
    ("2019/guide.en.md", "until 30 June 2019", "until 29 June 2019", "this date is 29 June 2019 in language `en`"),
    ("glossary.toml", "每年至少42学时", "每年至少43学时", "does not state 43 class hours"),
    (
        "glossary.toml",
        "at least 18 class hours",
        "at least 12 class hours",
        "this figure is 12 class hours in language `en`, and 18 class hours",
    ),
    (
        "help/how-many-hours.zh.md",
        "选修科目至少12学时",
        "选修科目至少18学时",
        "does not state 18 class hours (elective subjects)",
    ),
    ("help/make-up-an-earlier-year.en.md", "30 June 2019", "30 June 2020", "does not state the date 30 June 2020"),
    (
        "2019/rules.toml",
        "\"elective\", min = 12",
        "\"elective\", min = 10",
        "the rules say 10 class hours (elective subjects)",
    ),
    ("2019/notice.zh.md", "1学分等于1学时", "1学分等于10学时", "10 class hours"),
    (
        "help/accountants-and-archivists.zh.md",
        "至少30学分",
        "至少19学分",
        "does not state 19 credits (public subjects)",
    ),
    ("help/how-many-hours.en.md", "42 of professional", "43 of professional", "this figure is 43 in language `en`"),
    ("help/what-is-a-day.zh.md", "1天合6学时", "1天合10学时", "does not state 10 class hours"),
    ("help/make-up-an-earlier-year.zh.md", "6月30日", "6月20日", "does not state the date 20 June 2019"),
    ("2019/rules.toml", "share = \"1.5%\"", "share = \"2%\"", "the rules say 2%, and clause `funding` does not"),
    ("2019/notice.zh.md", "额度至少为1.5%", "额度至少为2%", "states 2% in language `zh`, where the rules say 1.5%"),
    ("2019/notice.en.md", "at least 1.5%", "at least 2%", "states 2% in language `en`, where the rules say 1.5%"),
    (
        "2019/notice.en.md",
        "at least 1.5%",
        "at least 1.5 credits",
        "states 1.5 credits in language `en`, where the rules say 1.5%",
    ),
    ("help/who-pays.zh.md", "额度至少为1.5%", "额度至少为2%", "does not state 2%"),
];

/// What both languages may say of figures and dates in ways of their own.
const SAME: [(&str, &str); 17] = [
    ("截至二○一九年6月30日。", "Until 30 June 2019."),
    ("截至二◯一九年六月三十日。", "Until 30 June 2019."),
    ("贰拾天。", "Twenty days."),
    ("办理时间为6月1日至30日。", "Open from 1 to 30 June."),
    ("5月、3月至5月办理。", "In May, and from March to May."),
    ("2019年1—6月除外。", "Not in January to June 2019."),
    ("截至2019/6/30。", "Until Jun. 30, 2019."),
    ("1月1日至12月31日为一个年度。", "A year is from 1 January to 31 December."),
    ("不少于总学时的三分之二。", "At least two thirds of all hours."),
    ("不超过三分之一。", "No more than a third of them."),
    ("三十日之内。", "Within thirty days."),
    ("每18个学时为3天。", "18 class hours are 3 days."),
    ("12天（72学时）。", "12 days (72 class hours)."),
    ("七十二学时（学分）。", "72 class hours (credits)."),
    ("每学时45分钟。", "Each class hour has 45 minutes."),
    ("一学分等于一学时。", "One credit equals one class hour."),
    ("公需科目和专业科目共**60**学时。", "**60** class hours of public and\nprofessional subjects together."),
];

#[test]
fn what_both_languages_say_in_ways_of_their_own_is_no_error() {
    for (zh, en) in SAME {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        copy(&own_content(), folder.path());
        for (language, sentence) in [("zh", zh), ("en", en)] {
            let path = folder.path().join(format!("2019/notice.{language}.md"));
            write_file(&path, &format!("{}\n{sentence}\n", read(&path)));
        }
        let (_, said) = try_build(folder.path(), MessageLang::En);
        // That no rule is made of them is another matter.
        assert_eq!(
            said.matches("error[").count(),
            said.matches("error[figure-unexplained]").count(),
            "{zh} {en}\n{said}"
        );
    }
}

#[test]
fn a_figure_or_a_date_changed_in_one_place_is_one_error() {
    for (file, old, new, expected) in CHANGES {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        copy(&own_content(), folder.path());
        let path = folder.path().join(file);
        let before = read(&path);
        assert!(before.contains(old), "{file} says `{old}`");
        write_file(&path, &before.replacen(old, new, 1));
        let (bundle, said) = try_build(folder.path(), MessageLang::En);
        assert!(bundle.is_none(), "{file} with `{new}` is refused");
        assert!(said.contains(expected), "{file} with `{new}`: {said}");
        assert!(said.contains(file), "{file} with `{new}` is named: {said}");
        assert_eq!(said.matches("error[").count(), 1, "{file} with `{new}`: {said}");
    }
}
