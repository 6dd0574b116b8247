//! What GOV.UK Notify posts about a message, and whoever else knows the address.

#![no_main]

use libfuzzer_sys::fuzz_target;
use record::message::{Delivery, DeliveryReceipt};

fuzz_target!(|body: &[u8]| {
    let Some(receipt) = DeliveryReceipt::parse(body) else {
        return;
    };
    // What is not read may be what nobody could read; and a list of two texts is read too.
    let said = serde_json::from_slice::<serde_json::Value>(body);
    let Some(said) = said.ok().filter(serde_json::Value::is_object) else {
        return;
    };
    assert_eq!(said["reference"].as_str(), receipt.reference.as_deref());
    let status = said["status"].as_str().expect("a text, as it was read");
    assert_eq!(receipt.delivery(), Delivery::of_notify(status));
});
