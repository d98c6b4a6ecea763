//! Figures as shapes with numbers, as SVG, and all of them on one sheet.

use std::fmt::Write as _;

use super::body::{FLOOR, Frame, Limb, Point, Pose, WIDTH};

/// Frames from one key pose to the next. Choice: at four the limbs' ends leave their arcs by less
/// than a pixel, and the whole set stays small enough for a phone.
const STEPS: u8 = 4;
/// Height of the picture. Source: DESIGN 8.5.
const HEIGHT: f64 = 160.0;
/// Half the angle of an arrow's head, in degrees. Choice: narrow enough to be read as a direction.
const ARROW_OPENING: f64 = 32.0;
/// Length of an arrow's head. Choice: the mock's arrows.
const ARROW_HEAD: f64 = 9.0;

/// The figure of a movement or of a form of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The movement's id, or that with `/` and the form: `cat-camel/seated`.
    pub id: String,
    /// Its positions, in order; most movements have one.
    pub positions: Vec<Position>,
    /// Movements whose first position follows its own, in order.
    pub parts: Vec<String>,
}

/// One position, as a row of frames.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// What stands and lies around.
    pub props: Vec<Prop>,
    /// The poses from the first key to the last, with those between; played back and forth.
    pub frames: Vec<Frame>,
    /// Where the motion goes: from, over, to.
    pub arrow: Option<[Point; 3]>,
}

/// A thing in the picture, with whether it lies in front of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Prop {
    /// Its shape.
    pub shape: Shape,
    /// Whether it is drawn over the body.
    pub front: bool,
}

/// A flat shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle with round corners: left, top, width, height.
    Box([f64; 4]),
    /// A disc: middle and radius.
    Disc(Point, f64),
    /// A line through points, with its width.
    Line(Vec<Point>, f64),
}

/// The frames of a row of key poses.
pub(crate) fn frames(keys: &[Pose]) -> Vec<Frame> {
    let mut frames: Vec<Frame> = keys.first().map(Pose::frame).into_iter().collect();
    for pair in keys.windows(2) {
        let step = |i| pair[0].between(&pair[1], f64::from(i) / f64::from(STEPS));
        frames.extend((1..=STEPS).map(|i| step(i).frame()));
    }
    frames
}

fn path(points: &[Point]) -> String {
    let mut path = String::new();
    for (i, point) in points.iter().enumerate() {
        let letter = if i == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{letter}{:.1} {:.1}", point.x, point.y);
    }
    path
}

fn curve([from, over, to]: &[Point; 3]) -> String {
    let (a, b, c) = (from, over, to);
    format!(
        "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
        a.x, a.y, b.x, b.y, c.x, c.y
    )
}

/// The two strokes of an arrow's head.
fn head([_, over, to]: &[Point; 3]) -> String {
    let back = over.y.mul_add(-1.0, to.y).atan2(over.x.mul_add(-1.0, to.x));
    let end = |turn: f64| {
        let angle = back + std::f64::consts::PI + turn.to_radians();
        Point::new(
            ARROW_HEAD.mul_add(angle.cos(), to.x),
            ARROW_HEAD.mul_add(angle.sin(), to.y),
        )
    };
    path(&[end(ARROW_OPENING), *to, end(-ARROW_OPENING)])
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Box([x, y, w, h]) => {
            format!(r#"<rect x="{x:.1}" y="{y:.1}" width="{w:.1}" height="{h:.1}" rx="2"/>"#)
        }
        Shape::Disc(at, r) => format!(r#"<circle cx="{:.1}" cy="{:.1}" r="{r:.1}"/>"#, at.x, at.y),
        Shape::Line(points, width) => {
            format!(
                r#"<path class="w" stroke-width="{width:.1}" d="{}"/>"#,
                path(points)
            )
        }
    }
}

fn limbs(frame: &Frame, far: bool) -> impl Iterator<Item = &Limb> {
    frame.limbs.iter().filter(move |limb| limb.far == far)
}

fn body(frame: &Frame) -> String {
    let mut body = String::new();
    for limb in limbs(frame, true) {
        let _ = write!(body, r#"<path class="l f" d="{}"/>"#, path(&limb.points));
    }
    let _ = write!(body, r#"<path class="b" d="{}"/>"#, curve(&frame.curve()));
    for limb in limbs(frame, false) {
        let _ = write!(body, r#"<path class="l" d="{}"/>"#, path(&limb.points));
    }
    let _ = write!(
        body,
        r#"<circle class="h" cx="{:.1}" cy="{:.1}" r="13"/>"#,
        frame.head.x, frame.head.y
    );
    body
}

/// What is in a picture: floor, things, the last pose as a shade, the first pose, the arrow.
pub fn svg(position: &Position) -> String {
    let mut inner = String::new();
    let things = |front: bool| -> String {
        let props = position.props.iter().filter(|p| p.front == front);
        props.map(|p| shape(&p.shape)).collect()
    };
    let _ = write!(inner, r#"<g class="p">{}</g>"#, things(false));
    let _ = write!(inner, r#"<path class="g" d="M16 {FLOOR}H224"/>"#);
    if let [first, .., last] = position.frames.as_slice() {
        let _ = write!(
            inner,
            r#"<g opacity=".22">{}</g>{}"#,
            body(last),
            body(first)
        );
    } else if let [only] = position.frames.as_slice() {
        inner.push_str(&body(only));
    }
    let _ = write!(inner, r#"<g class="p">{}</g>"#, things(true));
    if let Some(arrow) = &position.arrow {
        let _ = write!(
            inner,
            r#"<path class="a" d="{}{}"/>"#,
            curve(arrow),
            head(arrow)
        );
    }
    inner
}

/// Pictures in a row of the sheet. Choice: wide enough to be looked at on a page.
const COLUMNS: usize = 6;
/// Room below a picture for its name.
/// Choice: one line of small text.
const CAPTION: f64 = 24.0;

/// All positions of all figures on one sheet, as SVG, named, in the order given.
pub fn sheet<'f>(figures: impl Iterator<Item = &'f Figure>) -> String {
    let mut cells = String::new();
    let mut n = 0_usize;
    for figure in figures {
        for (i, position) in figure.positions.iter().enumerate() {
            let part = match figure.positions.len() {
                1 => String::new(),
                _ => format!(" {}", i + 1),
            };
            let (x, y) = place(n);
            let _ = write!(
                cells,
                r#"<g transform="translate({x} {y})">{}<text x="120" y="172">{}{part}</text></g>"#,
                svg(position),
                figure.id
            );
            cells.push('\n');
            n += 1;
        }
    }
    let (_, last) = place(n.saturating_sub(1));
    let (width, height) = (place(COLUMNS - 1).0 + WIDTH, last + HEIGHT + CAPTION);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">
<style>.l,.b,.g,.a,.w{{fill:none;stroke:#31153a;stroke-linecap:round;stroke-linejoin:round}}.l{{stroke-width:12}}.f{{stroke:#8d7b93}}.b{{stroke-width:20}}.h{{fill:#31153a}}.g{{stroke:#b9aebd;stroke-width:2}}.a{{stroke:#af3c03;stroke-width:3}}.p{{fill:#8adfcc}}.w{{stroke:#3aa596}}text{{font:12px sans-serif;text-anchor:middle;fill:#524058}}</style>
<rect width="100%" height="100%" fill="#ffffff"/>
{cells}</svg>
"##
    )
}

#[expect(clippy::cast_precision_loss, reason = "some hundred pictures")]
fn place(n: usize) -> (f64, f64) {
    let (column, row) = (n % COLUMNS, n / COLUMNS);
    (column as f64 * WIDTH, row as f64 * (HEIGHT + CAPTION))
}
