//! Colleagues: who signed in, in which post, and whose access was ended.
//!
//! A row's revision stands in plain, so that a session can tell with one read and no key that nothing about its
//! person changed. Names and posts are sealed under the council's staff key.

use futures_util::future::try_join_all;
use jiff::Timestamp;
use record::audit::Event;
use record::{Staff, StaffId, User};

use crate::chain::{Happened, session_chain};
use crate::data_key::DataKey;
use crate::fault::VaultFault;
use crate::item::{Item, Place, table_name, text};
use crate::record_key::Purpose;
use crate::store::{NotDone, Vault};
use crate::tables::{Table, USERS};

const USER: &str = "user";
/// The one key of a council's `staff` table: for colleagues' names and posts.
pub(crate) const STAFF_KEY: &str = "staff";
/// How often a row is read anew that somebody else is just changing.
const ATTEMPTS: u32 = 5;

/// A colleague, and the revision of the row that says so.
pub struct KnownUser {
    /// The colleague.
    pub user: User,
    /// The revision.
    pub rev: u64,
}

/// How many rows are asked for at once: a page of a hub with hundreds of colleagues does not wait for each in turn.
const AT_ONCE: usize = 32;

impl Vault {
    /// Somebody signs in, and this is what the council's provider says of them. Whether they have access is theirs
    /// to ask who called.
    pub async fn user_signs_in(
        &self,
        told: &Staff,
        now: Timestamp,
    ) -> Result<KnownUser, VaultFault> {
        let prefix = &self.names.table_prefix;
        for _ in 0..ATTEMPTS {
            let known = self.user(&told.id).await?;
            let over = known.as_ref().map(|known| known.rev);
            let user = match known {
                Some(known) => known.user.signs_in(told.clone(), now),
                None => User::first(told.clone(), now),
            };
            let rev = over.map_or(1, |rev| rev + 1);
            let item = self.user_item(&user, rev).await?;
            let put = match over {
                Some(over) => item.put_over(prefix, over)?,
                None => item.put_new(prefix)?,
            };
            match self.transact(vec![put]).await {
                Ok(()) => return Ok(KnownUser { user, rev }),
                // They sign in twice at once, or are changed just now.
                Err(NotDone::Condition(_)) => {}
                Err(NotDone::Fault(fault)) => return Err(fault),
            }
        }
        Err(VaultFault::Changed)
    }

    /// The revision of what is known of a colleague: another one than before means that something changed.
    pub async fn user_rev(&self, id: &StaffId) -> Result<Option<u64>, VaultFault> {
        Ok(self.get(&user_place(id)).await?.map(|item| item.rev()))
    }

    /// A colleague.
    pub async fn user(&self, id: &StaffId) -> Result<Option<KnownUser>, VaultFault> {
        let Some(item) = self.get(&user_place(id)).await? else {
            return Ok(None);
        };
        let key = self.staff_key().await?;
        let user = item.open::<User>(&key, &self.council, USER)?.into_inner();
        Ok(Some(KnownUser {
            user,
            rev: item.rev(),
        }))
    }

    /// Changes what is known of a colleague, with an entry in the chain of whose session it was. `Changed` when
    /// somebody else did meanwhile.
    pub async fn change_user(
        &self,
        KnownUser { user, rev }: &KnownUser,
        event: Event,
        (session, by): (&str, &StaffId),
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        let prefix = &self.names.table_prefix;
        let item = self.user_item(user, rev + 1).await?;
        let subject = format!("staff#{}", user.staff.id);
        let happened = Happened {
            by: Some(by),
            at: now,
            event,
            subject: &subject,
        };
        let tail = self.tail(session_chain(session)).await?;
        let entry = self.entry_item(&tail.next(happened, None)).await?;
        let change = vec![item.put_over(prefix, *rev)?, entry.put_new(prefix)?];
        match self.transact(change).await {
            Ok(()) => Ok(()),
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }

    /// Everybody who ever signed in, and has a row still. A council has some hundreds.
    pub async fn all_users(&self) -> Result<Vec<User>, VaultFault> {
        let key = self.staff_key().await?;
        let mut ids = Vec::new();
        let mut pages = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Staff))
            .index_name(USERS.name)
            .key_condition_expression("#of = :council")
            .expression_attribute_names("#of", USERS.partition)
            .expression_attribute_values(":council", text(self.council.as_str()))
            .into_paginator()
            .send();
        while let Some(page) = self.in_time("Query", pages.next()).await? {
            let page = page.map_err(VaultFault::away("Query"))?;
            let items = page.items.unwrap_or_default().into_iter();
            ids.extend(items.filter_map(|attributes| {
                StaffId::parse(Item::read(Table::Staff, attributes)?.text(USERS.sort)?)
            }));
        }
        self.open_users(&key, &ids).await
    }

    /// Colleagues by id; who is not known, or does not open, is left out.
    pub async fn users(&self, ids: &[StaffId]) -> Result<Vec<Staff>, VaultFault> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.staff_key().await?;
        let users = self.open_users(&key, ids).await?;
        Ok(users.into_iter().map(|user| user.staff).collect())
    }

    async fn open_users(&self, key: &DataKey, ids: &[StaffId]) -> Result<Vec<User>, VaultFault> {
        let mut users = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            let read = some.iter().map(async |id| self.get(&user_place(id)).await);
            for item in try_join_all(read).await?.into_iter().flatten() {
                match item.open::<User>(key, &self.council, USER) {
                    Ok(user) => users.push(user.into_inner()),
                    // A name that does not open is a name that is not shown; the work goes on.
                    Err(fault) => tracing::error!(%fault, "a colleague's name does not open"),
                }
            }
        }
        Ok(users)
    }

    async fn user_item(&self, user: &User, rev: u64) -> Result<Item, VaultFault> {
        let id = &user.staff.id;
        let key = self.staff_key().await?;
        Item::new(user_place(id), &self.council, USER, rev)
            .with(USERS.partition, self.council.as_str())
            .with(USERS.sort, id.as_str())
            .sealed(&key, STAFF_KEY, &self.council, user)
    }

    /// The key of the staff table: made at its first use.
    pub(crate) async fn staff_key(&self) -> Result<DataKey, VaultFault> {
        match self.open_key(STAFF_KEY, Purpose::Staff).await {
            Err(VaultFault::NotFound) => {}
            opened => return opened,
        }
        let (key, item) = self.make_named_key(STAFF_KEY, Purpose::Staff).await?;
        match self
            .transact(vec![item.put_new(&self.names.table_prefix)?])
            .await
        {
            Ok(()) => Ok(key),
            // Someone else made it at the same moment.
            Err(NotDone::Condition(_)) => self.open_key(STAFF_KEY, Purpose::Staff).await,
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }
}

fn user_place(id: &StaffId) -> Place {
    Place::one(Table::Staff, format!("user#{id}"))
}
