//! The shape of production as a program: says where each council is, and runs until it is stopped.

#![allow(clippy::print_stdout, reason = "it says what runs where")]

use std::path::Path;

use deployed::Deployed;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let content = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"));
    let deployed = Deployed::start(content).await;
    for (council, stack) in &deployed.stacks {
        println!("  {council} public {}/", stack.public);
        println!("  {council} staff {}/", stack.staff);
    }
    println!("ready");
    tokio::signal::ctrl_c().await
}
