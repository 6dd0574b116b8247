//! What a service costs, as prices of a feed.

use site_model::directory::cost::{Cost, CostOption, Pounds};
use uuid::Uuid;

use super::ids;
use super::wire::{self, Number};

/// ISO 4217.
const POUNDS: &str = "GBP";
const FREE: &str = "Free";

/// More than content writes.
const TOO_MUCH: f64 = 1_000_000.0;

/// The prices. What is free is one of nothing that says no `option`.
pub(super) fn written(cost: &Cost, service: Uuid) -> Vec<wire::CostOption<'_>> {
    let price = |index: usize| wire::CostOption {
        id: Some(ids::named(service, "cost", index).into()),
        service_id: Some(service.into()),
        ..wire::CostOption::default()
    };
    match cost {
        Cost::Free => vec![wire::CostOption {
            currency: Some(POUNDS.into()),
            amount: Some(Number(0.0)),
            amount_description: Some(FREE.into()),
            ..price(0)
        }],
        Cost::Options(options) => options
            .iter()
            .enumerate()
            .map(|(index, option)| wire::CostOption {
                option: Some(option.what.as_str().into()),
                currency: option.amount.map(|_| POUNDS.into()),
                amount: option
                    .amount
                    .map(|amount| Number(f64::from(amount.pence) / 100.0)),
                ..price(index)
            })
            .collect(),
    }
}

/// What prices say, and those that content cannot say.
pub(super) fn read<'a>(
    prices: &'a [wire::CostOption<'a>],
) -> (Option<Cost>, Vec<&'a wire::CostOption<'a>>) {
    let is_free = |price: &wire::CostOption<'_>| {
        price.amount.is_some_and(|Number(amount)| amount == 0.0)
            && said(price.option.as_ref()).is_none()
    };
    if !prices.is_empty() && prices.iter().all(is_free) {
        return (Some(Cost::Free), Vec::new());
    }
    let mut options = Vec::new();
    let mut unsaid = Vec::new();
    for price in prices {
        match option(price) {
            Some(option) => options.push(option),
            None => unsaid.push(price),
        }
    }
    (
        (!options.is_empty()).then_some(Cost::Options(options)),
        unsaid,
    )
}

fn option(price: &wire::CostOption<'_>) -> Option<CostOption> {
    let amount = match price.amount {
        Some(Number(amount)) => Some(pounds(amount)?),
        None => None,
    };
    let currency = said(price.currency.as_ref()).unwrap_or(POUNDS);
    if amount.is_some() && !currency.eq_ignore_ascii_case(POUNDS) {
        return None;
    }
    let what = match (
        said(price.option.as_ref()),
        said(price.amount_description.as_ref()),
    ) {
        (Some(option), Some(more)) => format!("{option} ({more})"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => {
            amount?;
            "Price".to_owned()
        }
    };
    Some(CostOption { what, amount })
}

fn pounds(amount: f64) -> Option<Pounds> {
    let pence = (amount * 100.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, and below 2^32"
    )]
    ((0.0..TOO_MUCH).contains(&amount) && pence < TOO_MUCH * 100.0).then_some(Pounds {
        pence: pence as u32,
    })
}

fn said<'a>(text: Option<&'a wire::Text<'_>>) -> Option<&'a str> {
    text.map(|text| &**text)
        .filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(option: &str, amount: f64, currency: &str) -> wire::CostOption<'static> {
        wire::CostOption {
            option: Some(option.to_owned().into()),
            amount: Some(Number(amount)),
            currency: Some(currency.to_owned().into()),
            ..wire::CostOption::default()
        }
    }

    #[test]
    fn what_is_no_price_in_pounds_is_left_and_told() {
        let prices = [
            price("Adult", 2.5, "GBP"),
            price("Adult", 2.5, "EUR"),
            price("Adult", -1.0, ""),
            price("Adult", 1e9, ""),
        ];
        let (cost, unsaid) = read(&prices);
        let Some(Cost::Options(options)) = cost else {
            panic!("prices");
        };
        assert_eq!(options.len(), 1);
        assert_eq!(options[0].amount.map(|amount| amount.pence), Some(250));
        assert_eq!(unsaid.len(), 3);
    }

    #[test]
    fn a_price_of_nothing_for_some_is_not_free_for_all() {
        assert_eq!(read(&[price("", 0.0, "GBP")]).0, Some(Cost::Free));
        assert_ne!(read(&[price("Under 5", 0.0, "GBP")]).0, Some(Cost::Free));
        assert_eq!(read(&[]).0, None);
    }
}
