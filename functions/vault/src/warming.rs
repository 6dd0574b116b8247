//! Making the first request as fast as the next: credentials are read and connections opened while
//! a function starts, by calls that its role allows anyway and that change nothing.

use std::time::Duration;

use crate::fault::VaultFault;
use crate::item::Place;
use crate::record_key::Purpose;
use crate::store::Vault;
use crate::tables::Table;
use crate::users::STAFF_KEY;

/// A start waits no longer than this: a request asks again by itself.
const PATIENCE: Duration = Duration::from_secs(2);

impl Vault {
    /// Warms what the public function asks: the table `public`, and KMS for what it hashes with.
    pub async fn warm_for_intake(&self) {
        let vault = self.within(PATIENCE);
        let nothing = Place::one(Table::Public, "warm".to_owned());
        tell(tokio::try_join!(vault.get(&nothing), vault.tries_key()).map(drop));
    }

    /// Warms what the staff function asks: the key of colleagues' names, from its table and from KMS.
    pub async fn warm_for_triage(&self) {
        let vault = self.within(PATIENCE);
        match vault.open_key(STAFF_KEY, Purpose::Staff).await {
            // Nobody has signed in yet.
            Err(VaultFault::NotFound) => {}
            warmed => tell(warmed.map(drop)),
        }
    }
}

/// A start that could not be warmed is a slow one, no more.
fn tell(warmed: Result<(), VaultFault>) {
    if let Err(fault) = warmed {
        tracing::warn!(%fault, "DynamoDB and KMS could not be warmed");
    }
}
