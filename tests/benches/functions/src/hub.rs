//! The public function of one council, with the content that ships.

use std::collections::HashMap;
use std::path::Path;

use aws_sdk_dynamodb::types::AttributeValue;
use axum::Router;
use form_way::draft::expires;
use form_way::sent_form::sent_form;
use intake::Intake;
use jiff::{SignedDuration, Timestamp};
use record::submission::SentForm;
use record::{CheckToken, Draft, DraftCode};
use site_model::published::{Permit, PublishedCouncil};
use site_model::{Slug, WorkQueue};
use site_theme::form_place::FormPlace;
use site_theme::frame::{Frame, Section};
use site_theme::{Bundle, Sources, Theme, install_packages};
use vault::{Aws, HandedOut, Names, Sender, Sending, Service, StoredDraft, Vault, provision};

use crate::Failed;

/// Where families reach it.
pub(crate) const ORIGIN: &str = "https://hub.example";
const COUNCIL: &str = "westminster";
const FORM: &str = "what-can-we-help-you-with";

/// Where the form is.
pub(crate) fn address() -> String {
    format!("/{COUNCIL}/forms/{FORM}")
}

/// The shipped content and theme.
pub(crate) struct Content {
    bundle: Bundle,
    theme: Theme,
}

impl Content {
    pub(crate) fn read() -> Result<Self, Failed> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        let (content, _) = site_model::Content::load(&root.join("content"));
        let theme = root.join("site/theme");
        install_packages(&theme)?;
        let bundle = Bundle::new(&content, Sources::read(&theme)?);
        let theme = Theme::of_build(&bundle.theme)?;
        Ok(Self { bundle, theme })
    }

    fn council(&self) -> Result<&PublishedCouncil, Failed> {
        let councils = &self.bundle.content.councils;
        Ok(councils.get(COUNCIL).ok_or("the council is not there")?)
    }

    fn form(&self) -> Result<(FormPlace<'_>, &Permit), Failed> {
        let place = FormPlace::find(self.council()?, FORM).ok_or("the form is not there")?;
        let permit = place.permit().ok_or("its notice is not there")?;
        Ok((place, permit))
    }

    fn frame(&self) -> Result<Frame<'_>, Failed> {
        let council = self.council()?;
        Ok(Frame::new(
            &self.theme,
            council,
            &council.footer,
            Section::Help,
        ))
    }
}

/// The function, and the records that it keeps.
pub(crate) struct Hub<'a> {
    content: &'a Content,
    intake: Router,
    vault: Vault,
    aws: Aws,
}

/// A form that waits to be confirmed.
pub(crate) struct Waiting {
    pub(crate) code: HandedOut<DraftCode>,
    pub(crate) draft: Draft,
}

/// The same, as the function hands it to the vault.
pub(crate) struct Ready {
    waiting: Waiting,
    sent: SentForm,
}

impl<'a> Hub<'a> {
    pub(crate) async fn start(
        content: &'a Content,
        dynamodb: Service,
        kms: Service,
    ) -> Result<Self, Failed> {
        let aws = Aws::connect(dynamodb, kms).await;
        let names = Names::on_one_machine(COUNCIL);
        provision(&aws, &names).await?;
        let council = Slug::parse(COUNCIL)?;
        let vault = Vault::new(council, names, aws.clone());
        let intake = Intake::new(vec![vault.clone()], &content.bundle, ORIGIN)?;
        Ok(Self {
            content,
            intake: intake.router(),
            vault,
            aws,
        })
    }

    pub(crate) fn router(&self) -> Router {
        self.intake.clone()
    }

    pub(crate) fn aws(&self) -> &Aws {
        &self.aws
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The work queue of every hub of the council.
    pub(crate) fn queues(&self) -> Result<Vec<WorkQueue>, Failed> {
        let hubs = self.content.council()?.council.hubs.iter();
        Ok(hubs.map(|hub| WorkQueue::Hub(hub.id.clone())).collect())
    }

    /// An item as it is stored.
    pub(crate) async fn item(
        &self,
        table: &str,
        partition: &str,
        sort: Option<&str>,
    ) -> Result<HashMap<String, AttributeValue>, Failed> {
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let (dynamodb, _) = self.aws.clients();
        let mut get = dynamodb
            .get_item()
            .table_name(Self::table(table))
            .key("pk", text(partition));
        if let Some(sort) = sort {
            get = get.key("sk", text(sort));
        }
        Ok(get.send().await?.item.ok_or("the item is not there")?)
    }

    /// The name of a table.
    pub(crate) fn table(table: &str) -> String {
        format!("{}-{table}", Self::names().table_prefix)
    }

    pub(crate) fn names() -> Names {
        Names::on_one_machine(COUNCIL)
    }

    /// The draft that this code opens.
    pub(crate) async fn draft(&self, code: &DraftCode) -> Result<Draft, Failed> {
        let (form, _) = self.content.form()?;
        let loaded = self.vault.load_draft(code, form.slug, Timestamp::now());
        match loaded.await? {
            Some(StoredDraft::Open { draft, .. }) => Ok(draft),
            _ => Err("the draft is not there".into()),
        }
    }

    /// So many forms with the answers of `draft`, each one of its own and stored.
    pub(crate) async fn waiting(
        &self,
        draft: &Draft,
        count: usize,
    ) -> Result<Vec<Waiting>, Failed> {
        let (form, permit) = self.content.form()?;
        let mut all = Vec::with_capacity(count);
        for _ in 0..count {
            let code = DraftCode::random(&mut rand::rng());
            let draft = Draft {
                token: CheckToken::random(&mut rand::rng()),
                ..draft.clone()
            };
            let until = expires(permit, Timestamp::now());
            let saved = self.vault.save_draft(&code, form.slug, &draft, None, until);
            saved.await?;
            let code = self.vault.hand_out(code).await?;
            all.push(Waiting { code, draft });
        }
        Ok(all)
    }

    /// As the function makes it of a draft that it has read.
    pub(crate) fn ready(&self, waiting: Waiting) -> Result<Ready, Failed> {
        let (form, _) = self.content.form()?;
        Ok(Ready {
            sent: {
                let frame = self.content.frame()?;
                let told = (form, &frame);
                sent_form(told, told, &waiting.draft, Timestamp::now())
            },
            waiting,
        })
    }

    /// Sends it, as the function does.
    pub(crate) async fn send(&self, ready: Ready) -> Result<(), Failed> {
        let (_, permit) = self.content.form()?;
        let now = Timestamp::now();
        let sending = Sending {
            token: &ready.waiting.draft.token,
            draft: (Sender::Family(ready.waiting.code.code()), 1),
            sent: &ready.sent,
            confirm_by: &[],
            now,
            confirmation_expires: expires(permit, now),
            sent_page_expires: now + SignedDuration::from_hours(1),
        };
        self.vault.send(&sending).await?;
        Ok(())
    }
}
