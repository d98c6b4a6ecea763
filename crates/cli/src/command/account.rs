//! `profile`, `password` and `token`: who the athlete is and who may act for her.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context, Result, bail};
use recoup_server::{Effort, app, hash_password, wire};
use serde::de::DeserializeOwned;

use crate::args::{Password, Profile, Token};
use crate::home::Home;

/// Shows the settings, or changes those that are given.
pub(crate) fn profile(home: &Home, args: &Profile) -> Result<()> {
    let me = home.read(app::me)?;
    let before = me.profile.context("there are no settings yet")?;
    let mut after = before.clone();
    if let Some(unit) = &args.unit {
        after.unit = coded("--unit", unit, "kg or lb")?;
    }
    if !args.days.is_empty() {
        let days = args
            .days
            .iter()
            .map(|d| coded("--days", d, "days such as mon,wed,fri"));
        after.training_days = days.collect::<Result<_>>()?;
    }
    after.time_zone = args.time_zone.clone().unwrap_or(after.time_zone);
    after.usual_time = args
        .usual
        .map_or(after.usual_time, |t| t.strftime("%H:%M").to_string());
    if !args.kit.is_empty() {
        after.equipment.clone_from(&args.kit);
    }
    let name = args.name.clone();
    let changed = after != before;
    after.rev = crate::home::rev(before.rev.counter + 1);
    let me = home.write(move |tx, desk| {
        if let Some(name) = &name {
            app::rename(tx, desk, name)?;
        }
        if changed {
            app::put_profile(tx, desk, &after)
        } else {
            app::me(tx, desk)
        }
    })?;
    home.out.show(&me, told)
}

fn told(me: &wire::Me) -> String {
    let Some(profile) = &me.profile else {
        return me.athlete.name.clone();
    };
    let days: Vec<String> = profile.training_days.iter().map(code).collect();
    let kit = if profile.equipment.is_empty() {
        "everything".to_owned()
    } else {
        profile.equipment.join(", ")
    };
    let program = me.program.as_ref().map_or("none", |p| p.name.as_str());
    [
        format!("  Name         {}", me.athlete.name),
        format!("  Loads in     {}", code(&profile.unit)),
        format!("  Hard days    {}", days.join(", ")),
        format!("  Usual hour   {}", profile.usual_time),
        format!("  Time zone    {}", profile.time_zone),
        format!("  Kit          {kit}"),
        format!("  Program      {program}"),
    ]
    .join("\n")
}

fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value)
        .unwrap_or_default()
        .trim_matches('"')
        .to_owned()
}

fn coded<T: DeserializeOwned>(option: &str, text: &str, allowed: &str) -> Result<T> {
    let text = text.trim().to_lowercase();
    serde_json::from_value(serde_json::Value::from(text.as_str()))
        .map_err(|_| anyhow::anyhow!("{option} must be {allowed}, found {text:?}"))
}

/// Sets the password for signing in; every login made before ends.
pub(crate) fn password(home: &Home, args: &Password) -> Result<()> {
    let password = read_password(args)?;
    let hash = hash_password(&password, Effort::USUAL)?;
    let athlete = home.who().athlete;
    let set = home.app.store().write(move |tx| {
        let Some(account) = tx.find_account(athlete)? else {
            return Ok(());
        };
        tx.update_account(athlete, &account.name, Some(&hash))?;
        tx.delete_logins(athlete).map(drop)
    });
    set.wait()?;
    home.out
        .say("The password is set. Everyone who was signed in has to sign in again.")
}

fn read_password(args: &Password) -> Result<String> {
    let mut line = String::new();
    if args.stdin || !std::io::stdin().is_terminal() {
        std::io::stdin().lock().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let first = rpassword::prompt_password("  New password: ")?;
    let again = rpassword::prompt_password("  Once more: ")?;
    if first != again {
        bail!("the two passwords differ; nothing was changed");
    }
    Ok(first)
}

/// Makes, lists or revokes tokens for scripts.
pub(crate) fn token(home: &Home, args: &Token) -> Result<()> {
    let who = home.who();
    if let Some(label) = args.new.clone() {
        let made = home.write(move |tx, desk| app::make_token(tx, desk, &label))?;
        return home.out.show(&made, |made| {
            format!(
                "{}\nShown this once. Send it as `Authorization: Bearer …`.",
                made.token
            )
        });
    }
    if let Some(id) = &args.revoke {
        let id = id.parse().with_context(|| {
            format!("a token's id looks like those of `recoup token`, found {id:?}")
        })?;
        let revoke = home
            .app
            .store()
            .write(move |tx| tx.update_api_token_revoked(who.athlete, id, who.now));
        revoke.wait()?;
        return home.out.say("The token no longer works.");
    }
    let tokens = home
        .app
        .store()
        .read(move |tx| tx.list_api_tokens(who.athlete))
        .wait()?;
    let open: Vec<wire::TokenCard> = tokens
        .into_iter()
        .filter(|t| t.revoked_at.is_none())
        .map(|t| wire::TokenCard {
            id: t.id,
            label: t.label,
            created_at: t.created_at,
            used_at: t.used_at,
        })
        .collect();
    home.out.show(&open, |open| {
        if open.is_empty() {
            return "No tokens. Make one with `recoup token --new LABEL`.".to_owned();
        }
        open.iter()
            .map(|t| format!("  {}  {}", t.id, t.label))
            .collect::<Vec<_>>()
            .join("\n")
    })
}
