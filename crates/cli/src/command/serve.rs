//! `serve`: the phone app and the API.

use std::sync::Arc;

use anyhow::Result;
use recoup_server::app::{App, seed_demo};
use recoup_server::{Config, Ready, TlsFiles};
use recoup_store::Store;

use crate::args::{Everywhere, Serve};
use crate::home::{FILE, library, place};
use crate::out::{Ink, Out};

/// Serves until it is told to stop.
pub(crate) fn serve(options: &Everywhere, out: Out, args: &Serve) -> Result<()> {
    trace();
    let config = Config {
        listen: args.bind,
        public_url: args.public_url.clone(),
        tls: args
            .tls_cert
            .clone()
            .zip(args.tls_key.clone())
            .map(|(cert, key)| TlsFiles { cert, key }),
        proxies: args.proxy.clone(),
        demo: None,
    };
    recoup_server::transport(&config)?;
    if args.demo {
        return demo(config, options, out);
    }
    let place = place(options)?;
    let app = App::new(Store::open(&place)?, Arc::new(library(options)?));
    let database = if options.database.is_some() {
        "PostgreSQL".to_owned()
    } else {
        place
    };
    recoup_server::serve(&config, app, |ready| greet(out, ready, &database))?;
    Ok(())
}

/// Serves a year of a believable demo athlete from a file that goes when the server stops.
fn demo(config: Config, options: &Everywhere, out: Out) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("recoup-demo-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let served = (|| -> Result<()> {
        let file = folder.join(FILE);
        let app = App::new(
            Store::open(&file.to_string_lossy())?,
            Arc::new(library(options)?),
        );
        out.say("  Living a demo athlete's year\u{2026}")?;
        let athlete = seed_demo(&app, jiff::Timestamp::now())?;
        let config = Config {
            demo: Some(athlete),
            ..config
        };
        let note = format!(
            "a demo athlete from a throw-away file; nothing you change is kept\n  Beside it: recoup --data-dir {} today",
            folder.display()
        );
        recoup_server::serve(&config, app, |ready| greet(out, ready, &note))?;
        Ok(())
    })();
    std::fs::remove_dir_all(&folder)?;
    served
}

fn greet(out: Out, ready: &Ready, database: &str) {
    let mut lines = vec![
        format!("  Recoup is at {}", out.ink(Ink::Word, &ready.url)),
        format!("  Serving {database}"),
    ];
    if let Some(link) = &ready.setup_link {
        lines.push(format!(
            "\n  First run. Open this link once to set up your account:\n  {}",
            out.ink(Ink::Word, link)
        ));
    }
    lines.push("\n  Ctrl-C stops it.".to_owned());
    // A terminal that is gone does not stop the server.
    drop(out.say(&lines.join("\n")));
}

/// Logs to the standard error, at the level that `RECOUP_LOG` names.
fn trace() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("RECOUP_LOG");
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
