//! What the page does by itself: its state changes by actions alone, and says what has to be done besides.

use std::rc::Rc;

use checker_list::desk::{Counts, Group, Look, Options, Shown};
use checker_list::page::{Action, Effect, ListData, Order, PAGE, PRINTED, Report, Stage, State, Summary, Told};
use site_tests::folders::{file, own_bundle};
use site_tests::lists::page_data;
use site_tests::random::Random;

fn data() -> Rc<ListData> {
    Rc::new(page_data(&file(&own_bundle(), "zh/list/index.html")))
}

/// The state after some actions, and the effects of the last one.
fn after(data: &Rc<ListData>, actions: &[Action]) -> (State, Vec<Effect>) {
    let (mut state, mut effects) = (State::new(Rc::clone(data)), Vec::new());
    for action in actions {
        effects = state.apply(action.clone());
    }
    (state, effects)
}

fn bring() -> Action {
    Action::Bring("list.csv".into())
}

/// A list of two columns, the second of which has groups.
fn done() -> Action {
    let columns = vec![Default::default(), Default::default()];
    let options = Options { columns, ..Options::default() };
    let counts = Counts { rows: 3, met: 3, ..Counts::default() };
    Action::Heard(Report::Done(Box::new(Summary { counts, options, group: 2, ..Summary::default() })))
}

fn open(told: Told) -> Order {
    Order::Open { year: 0, sheet: String::new(), told }
}

fn of_all(industry: &str) -> Told {
    Told { industry: industry.into(), ..Told::default() }
}

/// How somebody looks at the list of [`done`] first.
fn first_look() -> Look {
    Look { most: PAGE, grouped_by: true, group: 1, ..Look::default() }
}

fn show(look: Look) -> Effect {
    Effect::Ask(Order::Show(look))
}

#[test]
fn each_action_leads_to_its_stage_and_asks_for_what_it_needs() {
    let data = data();
    let ask = Effect::Ask;
    let use_key = Action::Use(1, "name".into());
    let told = Told { uses: vec![(1, "name".into())], ..Told::default() };
    let questions = Action::Heard(Report::Columns(Options::default()));
    let cases: [(&[Action], Stage, Vec<Effect>); 22] = [
        (&[Action::Industry("general".into())], Stage::Empty, vec![]),
        (&[Action::Year(0)], Stage::Empty, vec![]),
        (&[Action::Check], Stage::Empty, vec![]),
        (&[bring()], Stage::Reading, vec![Effect::AskAnew(open(Told::default()))]),
        (
            &[Action::Industry("general".into()), bring()],
            Stage::Reading,
            vec![Effect::AskAnew(open(of_all("general")))],
        ),
        (&[bring(), done(), use_key.clone(), bring()], Stage::Reading, vec![Effect::AskAnew(open(Told::default()))]),
        (&[bring(), Action::Cancel], Stage::Cancelled, vec![Effect::LetGo]),
        (&[bring(), Action::Cancel, done()], Stage::Cancelled, vec![]),
        (
            &[bring(), Action::Cancel, Action::Industry("general".into())],
            Stage::Reading,
            vec![Effect::AskAnew(open(of_all("general")))],
        ),
        (&[bring(), Action::Broken], Stage::Refused(data.page.broken().to_owned()), vec![Effect::LetGo]),
        (&[bring(), Action::Heard(Report::Refused("x".into()))], Stage::Refused("x".into()), vec![]),
        (&[bring(), Action::Heard(Report::Sheets(vec!["甲".into()]))], Stage::Sheets(vec!["甲".into()]), vec![]),
        (
            &[bring(), Action::Heard(Report::Sheets(vec!["甲".into()])), Action::Sheet("甲".into())],
            Stage::Reading,
            vec![Effect::AskAnew(Order::Open { year: 0, sheet: "甲".into(), told: Told::default() })],
        ),
        (&[bring(), questions.clone()], Stage::Columns, vec![]),
        (&[bring(), questions.clone(), use_key.clone()], Stage::Columns, vec![]),
        (&[bring(), questions, use_key.clone(), Action::Check], Stage::Reading, vec![ask(Order::Judge(told.clone()))]),
        (&[bring(), done()], Stage::Done, vec![show(first_look()), ask(Order::Group(1))]),
        (&[bring(), done(), use_key, Action::Check], Stage::Reading, vec![ask(Order::Judge(told))]),
        (
            &[bring(), done(), Action::Industry("general".into())],
            Stage::Reading,
            vec![ask(Order::Judge(of_all("general")))],
        ),
        (&[bring(), done(), Action::Save("csv".into())], Stage::Done, vec![ask(Order::Save("csv".into()))]),
        (
            &[bring(), done(), Action::From(100), Action::Print(true)],
            Stage::Done,
            vec![ask(Order::Print(Look { most: PRINTED, ..first_look() }))],
        ),
        (&[bring(), done(), Action::Clear], Stage::Empty, vec![Effect::LetGo]),
    ];
    for (actions, stage, effects) in cases {
        let (state, asked) = after(&data, actions);
        assert_eq!((state.stage, asked), (stage, effects), "{actions:?}");
    }
}

#[test]
fn sorting_twice_reverses_and_whatever_narrows_begins_at_the_first_row() {
    let data = data();
    let sort = Action::Sort("name".into());
    let begun = [bring(), done(), Action::From(200)];
    let with = |more: &[Action]| after(&data, &[&begun[..], more].concat());
    let by_name = Look { sort: "name".into(), ..first_look() };
    let cases: [(&[Action], Look); 7] = [
        (&[], Look { from: 200, ..first_look() }),
        (std::slice::from_ref(&sort), by_name.clone()),
        (&[sort.clone(), sort.clone()], Look { descending: true, ..by_name.clone() }),
        (&[sort.clone(), sort.clone(), sort.clone()], by_name.clone()),
        (&[sort.clone(), sort.clone(), Action::Sort("number".into())], Look { sort: "number".into(), ..first_look() }),
        (&[Action::Filter("met".into())], Look { standing: "met".into(), ..first_look() }),
        (
            &[Action::InGroup(Some(String::new())), Action::Find("甲".into())],
            Look { grouped: true, find: "甲".into(), ..first_look() },
        ),
    ];
    for (actions, look) in cases {
        let (state, effects) = with(actions);
        assert_eq!((state.look, effects), (look.clone(), vec![show(look)]), "{actions:?}");
    }
}

#[test]
fn other_groups_forget_the_one_that_was_looked_at() {
    let (state, effects) =
        after(&data(), &[bring(), done(), Action::InGroup(Some("甲".into())), Action::GroupBy(Some(0))]);
    let look = Look { group: 0, ..first_look() };
    assert_eq!(state.look, look);
    assert_eq!(effects, [show(look), Effect::Ask(Order::Group(0))]);
}

#[test]
fn what_the_worker_says_of_a_question_that_is_no_longer_asked_changes_nothing() {
    let data = data();
    let groups = |column| Action::Heard(Report::Groups { column, groups: vec![Group::default()] });
    let cases: [(&[Action], Action, usize); 5] = [
        (&[bring(), done()], groups(1), 1),
        (&[bring(), done()], groups(0), 0),
        (&[bring(), done(), Action::GroupBy(None)], groups(1), 0),
        (&[bring(), done(), Action::Year(0)], groups(1), 0),
        (&[bring(), done(), Action::Clear], groups(1), 0),
    ];
    for (actions, late, shown) in cases {
        let (state, effects) = after(&data, &[actions, &[late]].concat());
        assert_eq!((state.groups.len(), effects.len()), (shown, 0), "{actions:?}");
    }
    for late in [Report::Print(Shown::default()), Report::Shown(Shown { all: 3, ..Shown::default() })] {
        let (state, effects) = after(&data, &[bring(), done(), Action::Check, Action::Heard(late)]);
        assert_eq!((state.shown, state.printed, effects), (Shown::default(), None, vec![]));
    }
}

#[test]
fn paper_holds_the_people_who_are_looked_at() {
    let data = data();
    let printed = [bring(), done(), Action::Print(false), Action::Heard(Report::Print(Shown::default()))];
    let cases: [(&[Action], bool); 4] = [
        (&[], true),
        (&[Action::From(50)], true),
        (&[Action::Filter("met".into())], false),
        (&[Action::GroupBy(None)], false),
    ];
    for (more, is_on_paper) in cases {
        let (state, _) = after(&data, &[&printed[..], more].concat());
        assert_eq!(state.printed.is_some(), is_on_paper, "{more:?}");
    }
}

#[test]
fn the_other_year_forgets_what_was_said_of_columns_and_clearing_forgets_all_but_year_and_money() {
    let data = data();
    let money = Action::Money(0, "120万".into());
    let (state, _) = after(&data, &[money, bring(), done(), Action::Without("elective".into(), true), Action::Clear]);
    assert_eq!((state.told, state.name.as_str(), state.money[0].as_str()), (Told::default(), "", "120万"));
    let (state, _) = after(&data, &[bring(), done(), Action::Without("elective".into(), true), Action::Year(0)]);
    assert_eq!(state.told, Told::default());
}

#[test]
fn a_category_is_said_to_have_none_once_and_taken_back() {
    let data = data();
    let without = |wanted| Action::Without("elective".into(), wanted);
    let (state, _) = after(&data, &[without(true), without(true)]);
    assert_eq!(state.told.without, ["elective"]);
    let (state, _) = after(&data, &[without(true), without(false)]);
    assert!(state.told.without.is_empty());
}

#[test]
fn an_industry_chosen_while_a_list_is_read_is_that_of_the_answer() {
    let (_, effects) = after(&data(), &[bring(), Action::Industry("accounting".into())]);
    let (_, asked_once_done) = after(&data(), &[bring(), Action::Industry("accounting".into()), done()]);
    let told = of_all("accounting");
    let is_asked = [effects, asked_once_done].concat().iter().any(|effect| {
        matches!(effect, Effect::Ask(Order::Judge(said)) | Effect::AskAnew(Order::Open { told: said, .. }) if *said == told)
    });
    assert!(is_asked, "the worker is told");
}

fn random_report(random: &mut Random) -> Report {
    match random.below(9) {
        0 => Report::Sheets(vec!["甲".into()]),
        1 => Report::Refused(String::new()),
        2 => Report::Columns(Options::default()),
        3 => Report::Progress(Counts::default()),
        4 => Report::Shown(Shown::default()),
        5 => Report::Groups { column: random.below(3), groups: vec![Group::default()] },
        6 => Report::File(String::new()),
        7 => Report::Print(Shown::default()),
        _ => Report::Done(Box::new(Summary { group: random.below(4), ..Summary::default() })),
    }
}

fn random_action(random: &mut Random) -> Action {
    let number = *random.pick(&[0, 1, 99, u32::MAX]);
    let text = (*random.pick(&["", "甲", "general", "=x", "category.public"])).to_owned();
    match random.below(20) {
        0 => Action::Year(number as usize),
        1 => Action::Industry(text),
        2 => Action::Bring(text),
        3 => Action::Sheet(text),
        4 => Action::Use(number, text),
        5 => Action::Without(text, random.one_in(2)),
        6 => Action::Check,
        7 => Action::Cancel,
        8 => Action::Clear,
        9 => Action::Broken,
        10 => Action::Sort(text),
        11 => Action::Filter(text),
        12 => Action::Find(text),
        13 => Action::InGroup(random.one_in(2).then_some(text)),
        14 => Action::GroupBy(random.one_in(2).then_some(number)),
        15 => Action::From(number),
        16 => Action::Money(number as usize, text),
        17 => Action::Save(text),
        18 => Action::Print(random.one_in(2)),
        _ => Action::Heard(random_report(random)),
    }
}

#[test]
fn no_sequence_of_actions_is_too_much() {
    let (data, mut random) = (data(), Random(11));
    for _ in 0..500 {
        let mut state = State::new(Rc::clone(&data));
        for _ in 0..60 {
            let action = random_action(&mut random);
            let is_new = matches!(action, Action::Bring(ref name) if !name.is_empty());
            let effects = state.apply(action);
            assert_eq!(is_new, is_new && matches!(effects[..], [Effect::AskAnew(_)]), "a new list has a new worker");
            let _ = state.year();
        }
    }
}
