//! What the template says to a function: environment variables.

use site_model::Slug;
use vault::{Aws, Names, Service, Vault};

use crate::StartError;

const COUNCIL: &str = "FAMILY_HUB_COUNCIL";

/// A setting that has to be there.
pub fn setting(name: &'static str) -> Result<String, StartError> {
    optional(name).ok_or(StartError::Setting {
        name,
        problem: "is not set",
    })
}

/// A setting; an empty one is none.
pub fn optional(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The council of this stack.
pub(crate) fn council() -> Result<Slug, StartError> {
    Slug::parse(&setting(COUNCIL)?).map_err(|_| StartError::Setting {
        name: COUNCIL,
        problem: "is no council's short name",
    })
}

/// The records of this stack's council, in AWS. A function that uses a key
/// not at all is given no name of it; a call that needs it then fails at KMS.
pub async fn vault() -> Result<Vault, StartError> {
    let names = Names {
        table_prefix: setting("FAMILY_HUB_TABLE_PREFIX")?,
        data_key: optional("FAMILY_HUB_DATA_KEY").unwrap_or_default(),
        mac_key: optional("FAMILY_HUB_MAC_KEY").unwrap_or_default(),
    };
    let aws = Aws::connect(Service::Aws, Service::Aws).await;
    Ok(Vault::new(council()?, names, aws))
}
