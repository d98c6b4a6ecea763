//! Every movement has a figure, and the sheet of all of them is current.

use std::path::Path;

use recoup_library::{
    Library,
    figure::{Point, sheet},
};

/// The sheet that people look at.
const SHEET: &str = "../../docs/pictures/figures.svg";

#[test]
fn every_movement_has_a_figure() {
    let library = Library::embedded();
    let movements = library.movements().iter();
    let bare: Vec<&str> = movements
        .map(|m| m.id.as_str())
        .filter(|id| library.figure(id).is_none())
        .collect();
    assert!(bare.is_empty(), "no figure of {bare:?}");
}

#[test]
fn movements_to_start_with_are_drawn_seated_and_at_a_wall() {
    let library = Library::embedded();
    for movement in library.movements().iter().filter(|m| m.postpartum_start) {
        let at_wall = movement
            .props
            .contains(&recoup_engine::movement::Prop::Wall);
        let on_chair = movement
            .props
            .contains(&recoup_engine::movement::Prop::Chair);
        let has = |form: &str| library.figure(&format!("{}/{form}", movement.id)).is_some();
        let is_seated = on_chair || movement.id.as_str() == "ankle-alphabet";
        assert!(has("seated") || is_seated, "{} seated", movement.id);
        assert!(has("wall") || at_wall, "{} at a wall", movement.id);
    }
}

#[test]
fn figures_stay_in_their_picture() {
    let mut out = Vec::new();
    for figure in Library::embedded().figures() {
        for frame in figure.positions.iter().flat_map(|p| &p.frames) {
            let limbs = frame.limbs.iter().flat_map(|l| &l.points);
            let points = limbs.chain(&frame.trunk).chain([&frame.head]);
            let is_in = |p: &&Point| (0.0..=240.0).contains(&p.x) && (0.0..=143.0).contains(&p.y);
            out.extend(
                points
                    .filter(|p| !is_in(p))
                    .map(|p| (figure.id.clone(), *p)),
            );
        }
    }
    assert!(out.is_empty(), "{out:?}");
}

#[test]
fn sheet_is_current() {
    let library = Library::embedded();
    let figures: Vec<_> = library.figures().collect();
    let drawn = sheet(figures.iter());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SHEET);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &drawn).expect("docs/pictures can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "docs/pictures/figures.svg is not current: run cargo xtask codegen"
    );
}
