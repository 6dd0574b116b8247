//! Where the laws and standards behind the rules can be read.

pub(crate) const ARTICLE_4: &str = "https://www.legislation.gov.uk/eur/2016/679/article/4";
pub(crate) const ARTICLE_5: &str = "https://www.legislation.gov.uk/eur/2016/679/article/5";
pub(crate) const ARTICLE_6: &str = "https://www.legislation.gov.uk/eur/2016/679/article/6";
pub(crate) const ARTICLE_9: &str = "https://www.legislation.gov.uk/eur/2016/679/article/9";
pub(crate) const ARTICLE_12: &str = "https://www.legislation.gov.uk/eur/2016/679/article/12";
pub(crate) const ARTICLE_13: &str = "https://www.legislation.gov.uk/eur/2016/679/article/13";
pub(crate) const ARTICLE_14: &str = "https://www.legislation.gov.uk/eur/2016/679/article/14";
pub(crate) const ARTICLE_21: &str = "https://www.legislation.gov.uk/eur/2016/679/article/21";
pub(crate) const ARTICLE_22A: &str = "https://www.legislation.gov.uk/eur/2016/679/article/22A";
pub(crate) const ARTICLE_24: &str = "https://www.legislation.gov.uk/eur/2016/679/article/24";
pub(crate) const ARTICLE_28: &str = "https://www.legislation.gov.uk/eur/2016/679/article/28";
pub(crate) const ARTICLE_37: &str = "https://www.legislation.gov.uk/eur/2016/679/article/37";
pub(crate) const ARTICLE_46: &str = "https://www.legislation.gov.uk/eur/2016/679/article/46";
/// Data Protection Act 2018: complaints to the controller.
pub(crate) const SECTION_164A: &str = "https://www.legislation.gov.uk/ukpga/2018/12/section/164A";
/// Data Protection Act 2018: conditions for special-category data, and the policy document.
pub(crate) const SCHEDULE_1: &str = "https://www.legislation.gov.uk/ukpga/2018/12/schedule/1";
/// The Information Commissioner's list of what a notice says.
pub(crate) const CHECKLIST: &str = "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/checklists/";
/// The accessibility statement of a public sector body.
pub(crate) const ACCESSIBILITY_STATEMENT: &str =
    "https://www.legislation.gov.uk/uksi/2018/952/regulation/8";
/// WCAG 2.2, 1.4.3.
pub(crate) const CONTRAST_OF_TEXT: &str = "https://www.w3.org/TR/WCAG22/#contrast-minimum";
/// WCAG 2.2, 1.4.11.
pub(crate) const CONTRAST_OF_PARTS: &str = "https://www.w3.org/TR/WCAG22/#non-text-contrast";
/// WCAG 2.2, 2.4.3, 3.3.1 and their neighbours.
pub(crate) const WCAG: &str = "https://www.w3.org/TR/WCAG22/";
/// `security.txt`.
pub(crate) const SECURITY_TXT: &str = "https://www.rfc-editor.org/rfc/rfc9116";
/// Where secure addresses start with `https`.
pub(crate) const HTTPS: &str = "https://www.ncsc.gov.uk/guidance/using-tls-to-protect-data";
/// YAML.
pub(crate) const YAML: &str = "https://yaml.org/spec/1.2.2/";
