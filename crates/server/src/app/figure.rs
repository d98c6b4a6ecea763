//! Figures as numbers for the phone, to a tenth of a pixel.

use recoup_library::figure::{Figure, Frame, Point, Position, Shape};

use super::Desk;
use crate::wire;

/// The figures of all movements and of their forms, by id.
pub fn list_figures(desk: &Desk<'_>) -> Vec<wire::Figure> {
    desk.library.figures().map(|f| to_wire(&f)).collect()
}

fn to_wire(figure: &Figure) -> wire::Figure {
    wire::Figure {
        id: figure.id.clone(),
        positions: figure.positions.iter().map(position).collect(),
    }
}

fn position(position: &Position) -> wire::FigurePosition {
    let props = position.props.iter().map(|prop| {
        let (kind, numbers) = match &prop.shape {
            Shape::Box(sides) => ("box", sides.to_vec()),
            Shape::Disc(at, radius) => ("disc", vec![at.x, at.y, *radius]),
            Shape::Line(points, width) => {
                let ends = numbers(points);
                ("line", std::iter::once(*width).chain(ends).collect())
            }
        };
        wire::FigureProp {
            kind: kind.to_owned(),
            numbers: numbers.into_iter().map(tenth).collect(),
            front: prop.front,
        }
    });
    wire::FigurePosition {
        props: props.collect(),
        frames: position.frames.iter().map(frame).collect(),
        arrow: position.arrow.map(|arrow| numbers(&arrow)),
    }
}

fn frame(frame: &Frame) -> wire::FigureFrame {
    let far = frame.limbs.iter().filter(|l| l.far).count();
    let mut limbs: Vec<_> = frame.limbs.iter().collect();
    limbs.sort_by_key(|limb| !limb.far);
    wire::FigureFrame {
        trunk: numbers(&frame.curve()),
        head: numbers(&[frame.head]),
        limbs: limbs.iter().map(|limb| numbers(&limb.points)).collect(),
        far: u8::try_from(far).unwrap_or_default(),
    }
}

fn numbers(points: &[Point]) -> Vec<f64> {
    points
        .iter()
        .flat_map(|p| [tenth(p.x), tenth(p.y)])
        .collect()
}

fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
