//! Checking the audit of what the data folder keeps.

use site_model::{Content, Slug};
use vault::{AuditChecked, Names, Vault};

use crate::embedded::data_folder::{DataFolder, Start};
use crate::machine::{StartError, connect};
use crate::options::Options;

/// Checks every council's audit chains.
///
/// # Errors
///
/// When the data folder is in use, or cannot be read.
pub async fn check(options: &Options) -> Result<Vec<(Slug, AuditChecked)>, StartError> {
    let folder = DataFolder::open(&options.data, Start::WithWhatIsThere)?;
    let aws = connect(options, &folder).await?;
    let (content, _) = Content::load(&options.content);
    let mut checked = Vec::new();
    for council in content.councils.into_keys() {
        let names = Names::on_one_machine(council.as_str());
        vault::provision(&aws, &names).await?;
        let vault = Vault::new(council.clone(), names, aws.clone());
        checked.push((council, vault.check_audit().await?));
    }
    Ok(checked)
}
