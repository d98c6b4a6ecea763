//! Figures as they are written: `[[figure]]` with an id, things, key poses and an arrow.
//!
//! A key pose is a line of words, such as
//! `hips 150,107; trunk 172; head 190; arm @108,136 -; leg @150,136 -; foot 0`.
//! What a later key does not say stays as in the one before. A far limb that is not said goes with
//! the near one.

use crate::page::{Fields, Target};

use super::body::{LimbPose, Point, Pose, Reach};
use super::draw::{Figure, Position, Prop, Shape, frames};

/// Reads one `[[figure]]`; `None` if something in it cannot be read.
pub(crate) fn read(mut fields: Fields<'_, '_>) -> Option<Figure> {
    let id = fields.text("id");
    let mut positions = Vec::new();
    let mut is_whole = true;
    for mut position in fields.tables("position", "position") {
        let read = read_position(&mut position);
        position.close();
        match read {
            Some(position) => positions.push(position),
            None => is_whole = false,
        }
    }
    let parts = fields.ids("parts", Target::Movement);
    fields.close();
    let id = id?;
    let has_any = !positions.is_empty() || !parts.is_empty();
    (is_whole && has_any).then_some(Figure {
        id,
        positions,
        parts,
    })
}

fn read_position(fields: &mut Fields<'_, '_>) -> Option<Position> {
    let mut keys: Vec<Pose> = Vec::new();
    for line in fields.texts("keys") {
        let start = keys.last().cloned().unwrap_or_else(standing);
        match key(line.get_ref(), start) {
            Ok(pose) => keys.push(pose),
            Err(why) => {
                fields.report(&line.span(), "keys", line.get_ref(), why);
                return None;
            }
        }
    }
    let mut props = Vec::new();
    for line in fields.texts("props") {
        let Some(mut read) = thing(line.get_ref()) else {
            let text = "is no thing that can be drawn".to_owned();
            fields.report(&line.span(), "props", line.get_ref(), text);
            return None;
        };
        props.append(&mut read);
    }
    let arrow = fields.optional("arrow").and_then(|line| {
        let points: Vec<Point> = line.split_whitespace().filter_map(point).collect();
        <[Point; 3]>::try_from(points).ok()
    });
    (!keys.is_empty()).then(|| Position {
        props,
        frames: frames(&keys),
        arrow,
    })
}

/// Somebody who stands, seen from the side, facing right.
fn standing() -> Pose {
    let limb = |upper, lower, foot| LimbPose {
        reach: Reach::Angles(upper, lower),
        foot,
        length: 1.0,
    };
    let (arm, leg) = (limb(-92.0, -84.0, None), limb(-90.0, -90.0, Some(0.0)));
    Pose {
        hips: Point::new(120.0, 78.0),
        trunk: 90.0,
        bend: 0.0,
        trunk_length: 1.0,
        head: 88.0,
        shoulders: 0.0,
        pelvis: 0.0,
        limbs: [arm, arm, leg, leg],
    }
}

/// Reads a key pose over the one before it.
fn key(line: &str, mut pose: Pose) -> Result<Pose, String> {
    for part in line.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        let number = || rest.trim().parse::<f64>().ok();
        let is_read = match word {
            "hips" => point(rest).map(|at| pose.hips = at),
            "trunk" => number().map(|n| pose.trunk = n),
            "bend" => number().map(|n| pose.bend = n),
            "short" => number().map(|n| pose.trunk_length = n),
            "head" => number().map(|n| pose.head = n),
            "shoulders" => number().map(|n| pose.shoulders = n),
            "pelvis" => number().map(|n| pose.pelvis = n),
            "arm" => limb(rest, &mut pose.limbs, &[0, 1]),
            "near-arm" => limb(rest, &mut pose.limbs, &[0]),
            "far-arm" => limb(rest, &mut pose.limbs, &[1]),
            "leg" => limb(rest, &mut pose.limbs, &[2, 3]),
            "near-leg" => limb(rest, &mut pose.limbs, &[2]),
            "far-leg" => limb(rest, &mut pose.limbs, &[3]),
            "foot" => foot(rest, &mut pose.limbs, &[2, 3]),
            "near-foot" => foot(rest, &mut pose.limbs, &[2]),
            "far-foot" => foot(rest, &mut pose.limbs, &[3]),
            _ => None,
        };
        if is_read.is_none() {
            return Err(format!("{part:?} is not understood"));
        }
    }
    Ok(pose)
}

/// `80 60` as two directions, or `@150,40 +` as an end with the side of the bend; then maybe `*0.7`.
fn limb(rest: &str, limbs: &mut [LimbPose; 4], which: &[usize]) -> Option<()> {
    let mut length = 1.0;
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    if let Some(share) = words.last().and_then(|w| w.strip_prefix('*')) {
        length = share.parse().ok()?;
        words.pop();
    }
    let reach = match words.as_slice() {
        [end, side] if end.starts_with('@') => {
            let side = match *side {
                "+" => 1.0,
                "-" => -1.0,
                _ => return None,
            };
            Reach::End(point(end.trim_start_matches('@'))?, side)
        }
        [upper, lower] => Reach::Angles(upper.parse().ok()?, lower.parse().ok()?),
        _ => return None,
    };
    for i in which {
        limbs[*i].reach = reach;
        limbs[*i].length = length;
    }
    Some(())
}

/// `0` as a direction, or `none` for a foot that points at who looks.
fn foot(rest: &str, limbs: &mut [LimbPose; 4], which: &[usize]) -> Option<()> {
    let foot = match rest.trim() {
        "none" => None,
        degrees => Some(degrees.parse().ok()?),
    };
    for i in which {
        limbs[*i].foot = foot;
    }
    Some(())
}

fn point(text: &str) -> Option<Point> {
    let (x, y) = text.trim().split_once(',')?;
    Some(Point::new(x.parse().ok()?, y.parse().ok()?))
}

/// A thing by its name and place; `front` at the end puts it over the body.
fn thing(line: &str) -> Option<Vec<Prop>> {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let front = words.last() == Some(&"front");
    if front {
        words.pop();
    }
    let shapes = shapes(&words)?;
    Some(
        shapes
            .into_iter()
            .map(|shape| Prop { shape, front })
            .collect(),
    )
}

fn shapes(words: &[&str]) -> Option<Vec<Shape>> {
    let (name, rest) = words.split_first()?;
    let number = |i: usize| rest.get(i)?.parse::<f64>().ok();
    Some(match *name {
        "wall" => vec![Shape::Box([number(0)?, 14.0, 10.0, 128.0])],
        "mat" => vec![Shape::Box([
            number(0)?,
            142.0,
            number(1)? - number(0)?,
            5.0,
        ])],
        "box" => vec![Shape::Box([number(0)?, number(1)?, number(2)?, number(3)?])],
        "disc" => vec![Shape::Disc(Point::new(number(0)?, number(1)?), number(2)?)],
        "line" => {
            let points: Option<Vec<Point>> = rest[1..].iter().map(|p| point(p)).collect();
            vec![Shape::Line(points?, number(0)?)]
        }
        "chair" => chair(number(0)?),
        "seat" => chair(number(0)?).split_off(1),
        "stairs" => (0..4)
            .map(|i| {
                let step = f64::from(i);
                let high = step.mul_add(16.0, 10.0);
                let left = step.mul_add(30.0, number(0).unwrap_or(0.0));
                Shape::Box([left, 142.0 - high, 30.0, high])
            })
            .collect(),
        _ => return None,
    })
}

/// A chair that faces right, for somebody whose hips are at `x`: back, seat, legs.
fn chair(x: f64) -> Vec<Shape> {
    vec![
        Shape::Box([x - 22.0, 66.0, 6.0, 52.0]),
        Shape::Box([x - 22.0, 115.0, 40.0, 6.0]),
        Shape::Box([x - 21.0, 118.0, 5.0, 24.0]),
        Shape::Box([x + 12.0, 118.0, 5.0, 24.0]),
    ]
}
