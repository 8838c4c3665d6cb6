//! Headings that many notices have: by which name others cite such a clause, and what it is called in English.

/// A kind of heading.
pub(super) struct KnownHeading {
    /// What stands in it.
    phrase: &'static str,
    /// The name of its clause.
    pub(super) id: &'static str,
    /// Its first draft in English.
    pub(super) en: &'static str,
}

const fn heading(phrase: &'static str, id: &'static str, en: &'static str) -> KnownHeading {
    KnownHeading { phrase, id, en }
}

/// The first that fits counts.
const HEADINGS: [KnownHeading; 34] = [
    heading("公需科目", "public-subjects", "Public subjects"),
    heading("公需课", "public-subjects", "Public courses"),
    heading("专业科目", "professional-subjects", "Professional subjects"),
    heading("选修科目", "elective-subjects", "Elective subjects"),
    heading("年度学时", "annual-hours", "Hours each year"),
    heading("学时要求", "annual-hours", "Hours required"),
    heading("学习时间", "annual-hours", "Time of study"),
    heading("学时标准", "annual-hours", "Hours required"),
    heading("学分标准", "annual-hours", "Credits required"),
    heading("总体要求", "general", "In general"),
    heading("工作要求", "arrangements", "Requirements of the work"),
    heading("学时学分", "annual-hours", "Hours and credits"),
    heading("补学", "make-up", "Making up"),
    heading("证书", "certificates", "Certificates"),
    heading("职称", "title-review", "Title reviews"),
    heading("备案", "filing", "Filing"),
    heading("经费", "funding", "Funding"),
    heading("系统", "the-system", "The system"),
    heading("平台", "the-platform", "The platform"),
    heading("折算", "conversions", "Conversions"),
    heading("认定", "recognition", "Recognition of hours"),
    heading("登记", "registration", "Registration of hours"),
    heading("监督", "supervision", "Supervision"),
    heading("组织", "organisation", "Organisation"),
    heading("学时", "hours", "Hours"),
    heading("学分", "credits", "Credits"),
    heading("对象", "persons", "Who takes part"),
    heading("范围", "scope", "Scope"),
    heading("内容", "what-is-studied", "What is studied"),
    heading("方式", "ways", "Ways of learning"),
    heading("时间", "times", "Times"),
    heading("要求", "requirements", "Requirements"),
    heading("附则", "supplementary", "Supplementary provisions"),
    heading("其他", "other", "Other matters"),
];

/// The kind of a heading, where it is known.
pub(super) fn known(title: &str) -> Option<&'static KnownHeading> {
    HEADINGS.iter().find(|known| title.contains(known.phrase))
}
