//! A Lambda function: a program, its environment, and as many of its processes as work needs.
//!
//! As on Lambda, a process starts with the first invocation that finds none idle, handles one at a
//! time, and stays for the next one (AWS: "Understanding the Lambda execution environment
//! lifecycle").

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::task::JoinHandle;

use crate::runtime_api::{FunctionError, Invocation, RuntimeApi};

/// How a function is deployed.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its name.
    pub name: String,
    /// The program: `bootstrap` in its package.
    pub program: PathBuf,
    /// The folder into which its package is unpacked.
    pub task_root: PathBuf,
    /// What the template sets, with credentials and endpoints.
    pub environment: BTreeMap<String, String>,
    /// How many processes there may be at once: its reserved concurrency.
    pub concurrency: usize,
    /// How long one invocation may take.
    pub timeout: Duration,
    /// Megabytes, as the process is told; nothing limits it here.
    pub memory: u64,
}

/// A function that can be invoked. A clone is the same one; with the last of them its processes end.
#[derive(Clone)]
pub struct Function(Arc<Deployment>);

struct Deployment {
    settings: Settings,
    free: Semaphore,
    idle: Mutex<Vec<Process>>,
    log: Log,
    cold_starts: Mutex<Vec<ColdStart>>,
}

/// How long a process took that was started for an invocation.
#[derive(Debug, Clone, Copy)]
pub struct ColdStart {
    /// From its start until it asked for work.
    pub to_first_poll: Duration,
    /// From its start until it answered.
    pub to_first_answer: Duration,
}

/// Why an invocation brought no answer.
#[derive(Debug, thiserror::Error)]
pub enum InvocationError {
    /// The function said so itself.
    #[error("{}: {}", .0.error_type, .0.error_message)]
    Function(FunctionError),
    /// The process ended.
    #[error("the process ended ({status}):\n{output}")]
    Ended {
        /// How.
        status: ExitStatus,
        /// What it wrote, to the end.
        output: String,
    },
    /// It took too long.
    #[error("no answer within {0:?}")]
    TimedOut(Duration),
}

/// What processes wrote, line by line.
type Log = Arc<Mutex<Vec<String>>>;

struct Process {
    api: RuntimeApi,
    started: Instant,
    /// Dropped, the process is killed.
    stop: oneshot::Sender<()>,
    ended: watch::Receiver<Option<ExitStatus>>,
    attended: JoinHandle<()>,
}

impl Function {
    /// A function that nothing has invoked yet.
    pub fn new(settings: Settings) -> Self {
        Self(Arc::new(Deployment {
            free: Semaphore::new(settings.concurrency),
            idle: Mutex::default(),
            log: Log::default(),
            cold_starts: Mutex::default(),
            settings,
        }))
    }

    /// What it is given beside its code.
    pub fn given(&self) -> &BTreeMap<String, String> {
        &self.0.settings.environment
    }

    /// The same as nothing has invoked it yet: its next process is a new one.
    #[must_use]
    pub fn again(&self) -> Self {
        Self::new(self.0.settings.clone())
    }

    /// The same with another program.
    #[must_use]
    pub fn with_program(&self, program: PathBuf) -> Self {
        Self::new(Settings {
            program,
            ..self.0.settings.clone()
        })
    }

    /// What a variable of its environment says.
    pub fn environment(&self, name: &str) -> Option<&str> {
        self.0.settings.environment.get(name).map(String::as_str)
    }

    /// Hands an event to an idle process, or to one that is started for it.
    pub async fn invoke(&self, event: impl Into<Bytes>) -> Result<Bytes, InvocationError> {
        let _free = self.0.free.acquire().await.unwrap();
        let (mut process, is_new) = match self.0.idle() {
            Some(process) => (process, false),
            None => (self.0.start().await, true),
        };
        let timeout = self.0.settings.timeout;
        let invocation = Invocation {
            request_id: request_id(),
            function_arn: format!(
                "arn:aws:lambda:eu-west-2:000000000000:function:{}",
                self.0.settings.name
            ),
            timeout,
            event: event.into(),
        };
        let answer = tokio::select! {
            answer = process.api.invoke(invocation) => answer,
            ended = process.ended.wait_for(Option::is_some) => {
                let status = ended.unwrap().unwrap();
                return Err(InvocationError::Ended { status, output: self.log().join("\n") });
            }
            () = tokio::time::sleep(timeout) => return Err(InvocationError::TimedOut(timeout)),
        };
        if is_new {
            locked(&self.0.cold_starts).extend(process.cold_start());
        }
        locked(&self.0.idle).push(process);
        answer.map_err(InvocationError::Function)
    }

    /// Every line that its processes wrote and that has arrived.
    pub fn log(&self) -> Vec<String> {
        locked(&self.0.log).clone()
    }

    /// Ends its idle processes, and gives every line that they wrote.
    pub async fn stop(&self) -> Vec<String> {
        let idle: Vec<Process> = locked(&self.0.idle).drain(..).collect();
        for process in idle {
            drop(process.stop);
            process.attended.await.unwrap();
        }
        self.log()
    }

    /// How long each process took to start that answered.
    pub fn cold_starts(&self) -> Vec<ColdStart> {
        locked(&self.0.cold_starts).clone()
    }
}

impl Deployment {
    /// A process that waits for work. One that ended meanwhile is forgotten.
    fn idle(&self) -> Option<Process> {
        let mut idle = locked(&self.idle);
        std::iter::from_fn(|| idle.pop()).find(|process| process.ended.borrow().is_none())
    }

    async fn start(&self) -> Process {
        let api = RuntimeApi::start().await.unwrap();
        let started = Instant::now();
        let child = self.command(&api).spawn().unwrap_or_else(|error| {
            let program = self.settings.program.display();
            panic!("{program} does not start ({error}): build the whole workspace")
        });
        let (stop, stopped) = oneshot::channel();
        let (end, ended) = watch::channel(None);
        let attended = tokio::spawn(attend(child, Arc::clone(&self.log), stopped, end));
        Process {
            api,
            started,
            stop,
            ended,
            attended,
        }
    }

    /// The program with what Lambda itself sets (AWS: "Defined runtime environment variables"), and
    /// nothing of whoever runs this.
    fn command(&self, api: &RuntimeApi) -> Command {
        let settings = &self.settings;
        let mut command = Command::new(&settings.program);
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin")
            .env("LANG", "en_US.UTF-8")
            .env("TZ", ":UTC")
            .env("_HANDLER", "bootstrap")
            .env("AWS_REGION", "eu-west-2")
            .env("AWS_DEFAULT_REGION", "eu-west-2")
            .env("AWS_LAMBDA_RUNTIME_API", api.address().to_string())
            .env("AWS_LAMBDA_FUNCTION_NAME", &settings.name)
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                settings.memory.to_string(),
            )
            .env("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
            .env(
                "AWS_LAMBDA_LOG_GROUP_NAME",
                format!("/aws/lambda/{}", settings.name),
            )
            .env("AWS_LAMBDA_LOG_STREAM_NAME", "one-machine")
            .env("LAMBDA_TASK_ROOT", &settings.task_root)
            .env("LAMBDA_RUNTIME_DIR", "/var/runtime")
            .envs(&settings.environment)
            .current_dir(&settings.task_root)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }
}

impl Process {
    fn cold_start(&self) -> Option<ColdStart> {
        Some(ColdStart {
            to_first_poll: self.api.first_poll()? - self.started,
            to_first_answer: self.api.first_answer()? - self.started,
        })
    }
}

/// Reads what a process writes until it ends, by itself or because nobody needs it any more.
async fn attend(
    mut child: Child,
    log: Log,
    stopped: oneshot::Receiver<()>,
    end: watch::Sender<Option<ExitStatus>>,
) {
    let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let ends = async {
        tokio::select! {
            status = child.wait() => return status.unwrap(),
            _ = stopped => {}
        }
        child.start_kill().unwrap();
        child.wait().await.unwrap()
    };
    let (status, (), ()) = tokio::join!(ends, keep(stdout, &log), keep(stderr, &log));
    end.send_replace(Some(status));
}

async fn keep(output: impl AsyncRead + Unpin, log: &Log) {
    let mut lines = BufReader::new(output).split(b'\n');
    while let Ok(Some(line)) = lines.next_segment().await {
        locked(log).push(String::from_utf8_lossy(&line).into_owned());
    }
}

/// As AWS writes one: a UUID.
pub(crate) fn request_id() -> String {
    let hex = format!("{:032x}", rand::random::<u128>());
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-")
}

/// A panic while a lock is held ends its test anyway.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;
    use crate::api_gateway::HttpApi;

    /// A function whose program is a shell. Its script is read and not executed: a file that was just
    /// written may still be open in a process that another test is starting.
    fn script(folder: &TempDir, script: &str) -> Function {
        let file = folder.path().join("script");
        fs::write(&file, script).unwrap();
        let file = file.to_str().unwrap().to_owned();
        Function::new(Settings {
            name: "a-function".to_owned(),
            program: "/bin/bash".into(),
            task_root: folder.path().to_owned(),
            environment: BTreeMap::from([("BASH_ENV".to_owned(), file)]),
            concurrency: 1,
            timeout: Duration::from_secs(1),
            memory: 128,
        })
    }

    #[tokio::test]
    async fn a_program_that_ends_is_reported_with_what_it_wrote() {
        let folder = TempDir::new().unwrap();
        let function = script(&folder, "echo one; echo two >&2; exit 3");
        match function.invoke("{}").await {
            Err(InvocationError::Ended { status, output }) => {
                assert_eq!(status.code(), Some(3));
                assert!(output.contains("one") && output.contains("two"), "{output}");
            }
            other => panic!("{other:?}"),
        }
        let request = http::Request::new(Bytes::new());
        let answer = HttpApi::new(function).answer(&request).await;
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.body(), r#"{"message":"Internal Server Error"}"#);
    }

    #[tokio::test]
    async fn a_program_that_does_not_answer_is_not_waited_for() {
        let folder = TempDir::new().unwrap();
        let function = script(&folder, "exec sleep 60");
        let answer = function.invoke("{}").await;
        assert!(
            matches!(answer, Err(InvocationError::TimedOut(_))),
            "{answer:?}"
        );
        assert!(function.cold_starts().is_empty());
    }

    #[tokio::test]
    async fn a_program_sees_what_lambda_and_the_template_set_and_nothing_else() {
        let folder = TempDir::new().unwrap();
        let function = script(&folder, "env; exit");
        let _ = function.invoke("{}").await;
        let seen = function.log();
        assert!(
            seen.iter()
                .any(|line| line.starts_with("AWS_LAMBDA_RUNTIME_API=127.0.0.1:"))
        );
        assert!(seen.contains(&"AWS_LAMBDA_FUNCTION_NAME=a-function".to_owned()));
        assert!(
            !seen.iter().any(|line| line.starts_with("CARGO")),
            "{seen:?}"
        );
    }
}
