//! Everything out, and into another account.

use std::sync::Arc;

use axum::body::{self, Body};
use axum::http::{Request, header};
use recoup_library::Library;
use recoup_server::app::{self, App, Archive, Who as Person};
use recoup_store::Store;
use tower::ServiceExt as _;

use crate::days::{check_in, settled};
use crate::kit::{Kit, Who, now, read, request};

/// A store with a year of the demo athlete, and her.
pub(crate) fn demo() -> (App, Person, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("recoup.db").display().to_string()).unwrap();
    let app = App::new(store, Arc::new(Library::embedded()));
    let athlete = app::seed_demo(&app, now()).unwrap();
    (app, Person::new(athlete, now()), folder)
}

#[test]
fn a_year_goes_out_and_into_a_new_account_the_same() {
    let (app, maya, _folder) = demo();
    let archive = app.read_wait(maya, app::archive).unwrap();
    let zip = archive.to_zip().unwrap();
    assert!(app::is_archive(&zip));
    let nobody = Person {
        athlete: uuid::Uuid::nil(),
        ..maya
    };
    let fresh = app
        .write_wait(nobody, |tx, _| app::open_account(tx, "somebody", now()))
        .unwrap();
    let fresh = Person {
        athlete: fresh,
        ..maya
    };
    let sent = Archive::from_zip(&zip).unwrap();
    assert_eq!(sent, archive);
    app.write_wait(fresh, move |tx, desk| app::put_archive(tx, desk, &sent))
        .unwrap();
    let again = app.read_wait(fresh, app::archive).unwrap();
    assert_eq!(again, archive);
    assert_eq!(again.to_zip().unwrap(), zip);
    let mut told = [maya, fresh].map(|who| app.read_wait(who, app::export).unwrap());
    told[1].athlete.id = told[0].athlete.id;
    assert_eq!(told[0], told[1]);
    let sent = archive.clone();
    let refused = app.write_wait(fresh, move |tx, desk| app::put_archive(tx, desk, &sent));
    assert!(matches!(refused, Err(app::Error::HasLog)), "{refused:?}");
}

#[test]
fn a_log_leaves_in_layouts_that_are_read_back() {
    use recoup_server::wire::ExportLayout;
    let (app, maya, _folder) = demo();
    let archive = app.read_wait(maya, app::archive).unwrap();
    for layout in [ExportLayout::Strong, ExportLayout::Hevy] {
        let left = app
            .read_wait(maya, move |tx, desk| app::export_as(tx, desk, layout))
            .unwrap();
        let parsed = recoup_import::parse(&left.bytes, &recoup_import::Options::default()).unwrap();
        assert_eq!(
            parsed.sessions.len() as u64,
            archive.about.rows["training_session"]
        );
        assert_eq!(parsed.n_sets() as u64, archive.about.rows["performed_set"]);
        assert_eq!(parsed.n_rows_lost(), 0);
    }
}

#[test]
fn a_planned_day_goes_to_a_watch() {
    let (app, maya, _folder) = demo();
    let week = app
        .write_wait(maya, |tx, desk| app::week(tx, desk, None))
        .unwrap();
    let planned: Vec<_> = week
        .days
        .iter()
        .filter(|day| day.wave.kind == recoup_server::wire::DayKind::Strength)
        .map(|day| day.wave.day)
        .filter(|day| *day >= "2026-05-12".parse().unwrap())
        .collect();
    assert!(!planned.is_empty());
    let left = app
        .write_wait(maya, move |tx, desk| {
            app::watch_workout(tx, desk, Some(planned[0]))
        })
        .unwrap();
    let parsed = recoup_import::parse(&left.bytes, &recoup_import::Options::default()).unwrap();
    assert_eq!(parsed.family, "planned workout");
    let rest = app.write_wait(maya, |tx, desk| {
        app::watch_workout(tx, desk, Some("2020-01-01".parse().unwrap()))
    });
    assert!(matches!(rest, Err(app::Error::Absent { .. })));
}

async fn bytes_of(kit: &Kit, who: &Who, path: &str) -> Vec<u8> {
    let request = request(who, "GET", path, None);
    let answer = kit.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/zip");
    body::to_bytes(answer.into_body(), usize::MAX)
        .await
        .unwrap()
        .to_vec()
}

fn put(who: &Who, bytes: Vec<u8>) -> Request<Body> {
    let mut request = request(who, "PUT", "/api/v1/archive", None);
    *request.body_mut() = Body::from(bytes);
    let kind = "application/zip".parse().unwrap();
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    request
}

#[tokio::test]
async fn an_archive_goes_over_the_wire_and_mixes_with_nothing() {
    let kit = Kit::new();
    let ada = settled(&kit).await;
    let id = "018f6f2e-0000-7000-8000-000000000002";
    let sent = Some(check_in(id, 7, 1, "phone"));
    let kept = kit
        .ask(&ada, "PUT", &format!("/check-ins/{id}"), sent)
        .await;
    assert_eq!(kept.status, 200, "{}", kept.body);
    let zip = bytes_of(&kit, &ada, "/api/v1/archive").await;

    let refused = kit.send(put(&ada, zip.clone())).await;
    assert_eq!((refused.status, refused.code()), (422, "has_log"));
    let (_, eve) = kit.person("Eve").await;
    let damaged = kit.send(put(&eve, zip[..zip.len() / 2].to_vec())).await;
    assert_eq!((damaged.status, damaged.code()), (422, "not_an_archive"));
    let done = kit.send(put(&eve, zip)).await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(done.body["rows"]["check_in"], 1);
    let me = kit.get(&eve, "/me").await;
    assert_eq!(me.body["athlete"]["name"], "Ada");
    assert_eq!(me.body["profile"]["time_zone"], "Europe/Bratislava");
    let answer = kit
        .router
        .clone()
        .oneshot(request(&eve, "GET", "/api/v1/exports/strong", None))
        .await;
    assert!(
        read(answer.unwrap())
            .await
            .header("content-type")
            .starts_with("text/csv")
    );
}

#[test]
fn what_is_wrong_with_an_archive_is_named() {
    let zip = |files: &[(&str, &str)]| {
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let about = |rows: &str| {
        format!(
            r#"{{"format":"recoup-archive-1","version":"1","exported_at":"2026-05-12T06:00:00Z","name":"Ada","rows":{rows}}}"#
        )
    };
    let why = |files: &[(&str, &str)]| Archive::from_zip(&zip(files)).unwrap_err().to_string();
    let told = [
        why(&[("other.json", "[]")]),
        why(&[("about.json", &about(r#"{"horoscope":1}"#))]),
        why(&[
            ("about.json", &about(r#"{"evening":2}"#)),
            ("evening.json", "[]"),
        ]),
        why(&[
            ("about.json", &about(r#"{"evening":1}"#)),
            ("evening.json", r#"[{"id":"x"}]"#),
        ]),
        why(&[("about.json", &about("{}").replace("archive-1", "archive-9"))]),
    ];
    insta::assert_snapshot!(told.join("\n"), @r#"
    the archive cannot be used: about.json is missing; nothing was kept
    the archive cannot be used: it holds "horoscope", which this Recoup does not know: install a newer one; nothing was kept
    the archive cannot be used: evening.json holds 0 rows where about.json says 2; nothing was kept
    the archive cannot be used: evening.json, row 1: id must be a UUID; nothing was kept
    the archive cannot be used: its layout is "recoup-archive-9", this Recoup reads "recoup-archive-1"; nothing was kept
    "#);
}

#[test]
fn the_pages_say_what_is_in_an_archive_and_in_the_tables() {
    for (file, page) in [
        ("archive.md", app::archive_page()),
        ("tables.md", app::table_page()),
    ] {
        let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/use");
        let path = docs.join(file);
        if std::env::var_os("RECOUP_WRITE_PAGES").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == page,
            "docs/use/{file} is stale: write it with RECOUP_WRITE_PAGES=1"
        );
    }
}
