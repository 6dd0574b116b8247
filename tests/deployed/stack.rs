//! One council's functions, each with the environment that the template gives it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;
use site_model::Slug;
use vault::Names;

use crate::function::{Function, Settings};
use crate::iam::IamGateway;
use crate::template::{self, Given, Template};

/// How many processes of a function there may be: enough to meet each other, not all of production's.
const PROCESSES: usize = 2;

/// What triage calls itself at the provider.
pub(crate) const SIGN_IN_CLIENT: &str = "family-hub-triage";

/// What stands around a council's functions.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The council.
    pub council: Slug,
    /// The folder with its bundle.
    pub package: PathBuf,
    /// Its tables and keys.
    pub names: Names,
    /// Where DynamoDB is.
    pub dynamodb: String,
    /// Where KMS is.
    pub kms: String,
    /// Where its public site is.
    pub public: String,
    /// Where its staff side is.
    pub staff: String,
    /// The issuer of its staff's sign-in.
    pub issuer: String,
    /// What triage proves itself with there.
    pub client_secret: String,
    /// What CloudFront shows.
    pub origin_verify: String,
    /// What stands in for GOV.UK Notify.
    pub notify: AtNotify,
}

/// The council's service at what stands in for GOV.UK Notify; none, where everything is empty.
#[derive(Debug, Clone, Default)]
pub struct AtNotify {
    /// Where its API is.
    pub address: String,
    /// A key of the service.
    pub api_key: String,
    /// The ids of its templates, as the template's parameter has them.
    pub templates: String,
    /// What its delivery receipts carry.
    pub receipt_token: String,
}

/// One council's functions.
#[derive(Clone)]
pub struct Functions {
    /// The public function.
    pub intake: Function,
    /// The staff function.
    pub triage: Function,
    /// The scheduled function.
    pub keeper: Function,
}

impl Functions {
    /// With the names of the template, which is not read, and with every right.
    pub fn by_hand(around: &Surroundings) -> Self {
        let owned = |all: &[&[(&str, &str)]]| -> BTreeMap<String, String> {
            let all = all.iter().copied().flatten();
            all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        let everyone = [
            ("FAMILY_HUB_COUNCIL", around.council.as_str()),
            ("FAMILY_HUB_TABLE_PREFIX", &around.names.table_prefix),
        ];
        let web = [
            ("FAMILY_HUB_DATA_KEY", around.names.data_key.as_str()),
            ("FAMILY_HUB_MAC_KEY", &around.names.mac_key),
            ("FAMILY_HUB_ORIGIN_VERIFY", &around.origin_verify),
            ("FAMILY_HUB_ORIGIN_VERIFY_ALSO", ""),
            ("FAMILY_HUB_PUBLIC_ORIGIN", &around.public),
            (
                "FAMILY_HUB_NOTIFY_RECEIPT_TOKEN",
                &around.notify.receipt_token,
            ),
        ];
        let sends = [
            ("FAMILY_HUB_DATA_KEY", around.names.data_key.as_str()),
            ("FAMILY_HUB_NOTIFY_ADDRESS", &around.notify.address),
            ("FAMILY_HUB_NOTIFY_API_KEY", &around.notify.api_key),
            ("FAMILY_HUB_NOTIFY_TEMPLATES", &around.notify.templates),
        ];
        let staff = [
            ("FAMILY_HUB_STAFF_ORIGIN", around.staff.as_str()),
            ("FAMILY_HUB_SIGN_IN_ISSUER", &around.issuer),
            ("FAMILY_HUB_SIGN_IN_CLIENT_ID", SIGN_IN_CLIENT),
            ("FAMILY_HUB_SIGN_IN_CLIENT_SECRET", &around.client_secret),
        ];
        let function = |name: &str, environment: &[&[(&str, &str)]]| {
            around.function(name, owned(environment), name, 1024, 28)
        };
        Self {
            intake: function("intake", &[&everyone, &web]),
            triage: function("triage", &[&everyone, &web, &staff]),
            keeper: function("keeper", &[&everyone, &sends]),
        }
    }

    /// As the template deploys them, each with the rights of its role, behind `gateway`.
    pub fn of_template(
        around: &Surroundings,
        stack: &template::Stack,
        gateway: &IamGateway,
    ) -> Self {
        let around = Surroundings {
            dynamodb: gateway.dynamodb().to_owned(),
            kms: gateway.kms().to_owned(),
            ..around.clone()
        };
        let functions = stack.functions().unwrap();
        let function = |name: &str, logical_id: &str| {
            let function = &functions[logical_id];
            let mut environment = function.environment.clone();
            // The hosts are the one thing that is not as deployed: there is no TLS here.
            for (name, here) in [
                ("FAMILY_HUB_PUBLIC_ORIGIN", &around.public),
                ("FAMILY_HUB_STAFF_ORIGIN", &around.staff),
                ("FAMILY_HUB_SIGN_IN_ISSUER", &around.issuer),
                ("FAMILY_HUB_NOTIFY_ADDRESS", &around.notify.address),
            ] {
                if let Some(value) = environment.get_mut(name) {
                    value.clone_from(here);
                }
            }
            let access_key = gateway.access_key(&function.role);
            let (memory, timeout) = (function.memory, function.timeout);
            around.function(name, environment, &access_key, memory, timeout)
        };
        Self {
            intake: function("intake", "IntakeFunction"),
            triage: function("triage", "TriageFunction"),
            keeper: function("keeper", "KeeperFunction"),
        }
    }
}

impl Surroundings {
    /// What `template` makes of them.
    pub fn stack(&self, template: &Template) -> template::Stack {
        let secrets = json!({
            "origin_verify": self.origin_verify,
            "origin_verify_also": "",
            "sign_in_client_secret": self.client_secret,
            "notify_api_key": self.notify.api_key,
            "notify_receipt_token": self.notify.receipt_token,
        });
        let council = self.council.as_str();
        let given = [
            ("Council", council),
            ("PublicHost", "public.example"),
            ("StaffHost", "staff.example"),
            ("SignInIssuer", &self.issuer),
            ("SignInClientId", SIGN_IN_CLIENT),
            ("NotifyTemplates", &self.notify.templates),
            ("SecretsVersion", "00000000-0000-0000-0000-000000000000"),
        ]
        .into_iter()
        .fold(Given::default(), |given, (name, value)| {
            given.parameter(name, value)
        })
        .key("DataKey", &self.names.data_key)
        .key("MacKey", &self.names.mac_key)
        .secret(&format!("family-hub/{council}"), secrets);
        template.stack(given)
    }

    fn function(
        &self,
        name: &str,
        environment: BTreeMap<String, String>,
        access_key: &str,
        memory: u64,
        seconds: u64,
    ) -> Function {
        let aws = [
            ("AWS_ACCESS_KEY_ID", access_key),
            ("AWS_SECRET_ACCESS_KEY", "not-checked"),
            ("AWS_SESSION_TOKEN", "not-checked"),
            ("AWS_ENDPOINT_URL_DYNAMODB", &self.dynamodb),
            ("AWS_ENDPOINT_URL_KMS", &self.kms),
        ];
        let aws = aws.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Function::new(Settings {
            name: format!("family-hub-{}-{name}", self.council),
            program: beside_the_tests(name),
            task_root: self.package.clone(),
            environment: environment.into_iter().chain(aws).collect(),
            concurrency: PROCESSES,
            timeout: Duration::from_secs(seconds),
            memory,
        })
    }
}

/// A program of this workspace, built beside the tests.
fn beside_the_tests(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let mut folder = test.parent().unwrap();
    // A test is in a folder of its own beside the programs.
    if folder.ends_with("deps") {
        folder = folder.parent().unwrap();
    }
    folder.join(name)
}
