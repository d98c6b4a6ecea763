//! `health`: the optional page about health, and "a professional has cleared me".

use anyhow::{Result, bail};
use recoup_server::{app, wire};

use crate::args::Health;
use crate::home::Home;
use crate::out::Out;

/// Shows the page, changes it, or keeps a clearance.
pub(crate) fn health(home: &Home, args: &Health) -> Result<()> {
    let page = home.read(app::health_page)?;
    let told = changed(&page, args)?;
    if told != page.told {
        home.write(move |tx, desk| app::put_health_page(tx, desk, &told).map(drop))?;
    }
    if let Some(on) = args.cleared {
        let clearance = wire::ClearanceBody {
            on,
            confirmed: true,
        };
        home.write(move |tx, desk| app::put_clearance(tx, desk, &clearance))?;
    }
    let page = home.read(app::health_page)?;
    home.out.show(&page, |page| shown(home.out, page))
}

fn changed(page: &wire::HealthPage, args: &Health) -> Result<wire::HealthPageBody> {
    let mut told = page.told.clone();
    for code in &args.flag {
        let flag = flag(page, code)?;
        if !told.flags.contains(&flag) {
            told.flags.push(flag);
        }
    }
    for code in &args.no_flag {
        let flag = flag(page, code)?;
        told.flags.retain(|f| *f != flag);
    }
    told.periods_missed = args.periods_missed.or(told.periods_missed);
    let switch = |to: Option<bool>, was: bool| to.unwrap_or(was);
    told.hormonal_contraception = switch(args.contraception, told.hormonal_contraception);
    told.around_menopause = switch(args.menopause, told.around_menopause);
    told.bones_cleared = switch(args.bones_cleared, told.bones_cleared);
    Ok(told)
}

fn flag(page: &wire::HealthPage, code: &str) -> Result<wire::RedFlag> {
    let codes: Vec<String> = page.asked.iter().map(|a| code_of(a.code)).collect();
    match page.asked.iter().find(|a| code_of(a.code) == code) {
        Some(asked) => Ok(asked.code),
        None => bail!("the health page asks {}; found {code:?}", codes.join(", ")),
    }
}

fn code_of(flag: wire::RedFlag) -> String {
    let text = serde_json::to_string(&flag).unwrap_or_default();
    text.trim_matches('"').to_owned()
}

fn shown(out: Out, page: &wire::HealthPage) -> String {
    let tick = |on: bool| if on { "[x]" } else { "[ ]" };
    let mut lines: Vec<String> = page
        .asked
        .iter()
        .map(|a| {
            let is_told = page.told.flags.contains(&a.code);
            format!("  {} {:<5} {}", tick(is_told), code_of(a.code), a.text)
        })
        .collect();
    let missed = page.told.periods_missed;
    lines.push(format!(
        "  Periods in a row that did not come: {}",
        missed.map_or("not told".to_owned(), |n| n.to_string())
    ));
    let told = &page.told;
    lines.push(format!(
        "  {} hormonal contraception   {} around or after menopause   {} bones looked at",
        tick(told.hormonal_contraception),
        tick(told.around_menopause),
        tick(told.bones_cleared)
    ));
    lines.push(match page.cleared_on {
        Some(on) => format!("  A professional cleared you on {on}."),
        None => "  `recoup health --cleared DATE` once a professional has cleared you.".to_owned(),
    });
    lines.push(out.wrap(&page.awaiting, 2));
    lines.join("\n")
}
