//! Pictures, drawn as plain SVG.

use std::fmt::Write as _;

/// Size of a picture, and the room left for its axes.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 64.0;
const BOTTOM: f64 = 48.0;
const TOP: f64 = 40.0;
const RIGHT: f64 = 150.0;

/// Colors that the color-blind tell apart.
/// Source: Okabe and Ito 2008.
const COLORS: [&str; 4] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

/// A named line of points.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) points: Vec<(f64, f64)>,
}

/// What the axes say.
pub(super) struct Axes {
    pub(super) title: String,
    pub(super) x: String,
    pub(super) y: String,
    /// Names of whole positions along x, where x is no number.
    pub(super) names: Vec<String>,
    /// Lowest and highest y.
    pub(super) range: (f64, f64),
    /// Lowest and highest x.
    pub(super) domain: (f64, f64),
}

impl Axes {
    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let share = |value: f64, (low, high): (f64, f64)| (value - low) / (high - low);
        let across = LEFT + share(x, self.domain) * (WIDTH - LEFT - RIGHT);
        let down = HEIGHT - BOTTOM - share(y, self.range) * (HEIGHT - BOTTOM - TOP);
        (across, down)
    }

    fn draw(&self, out: &mut String) {
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
             font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n\
             <title>{title}</title>\n\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n\
             <text x=\"{LEFT}\" y=\"22\" font-size=\"14\">{title}</text>\n",
            title = self.title
        );
        for step in 0..=4 {
            let value = self.range.0 + (self.range.1 - self.range.0) * f64::from(step) / 4.0;
            let (_, y) = self.place((self.domain.0, value));
            let right = WIDTH - RIGHT;
            let _ = writeln!(
                out,
                "<line x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"#dddddd\"/>\
                 <text x=\"{x}\" y=\"{text:.1}\" text-anchor=\"end\">{value}</text>",
                value = tick(value),
                x = LEFT - 6.0,
                text = y + 4.0
            );
        }
        self.draw_names(out);
        let middle = f64::midpoint(LEFT, WIDTH - RIGHT);
        let _ = writeln!(
            out,
            "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>\
             <text x=\"14\" y=\"{}\" transform=\"rotate(-90 14 {})\" text-anchor=\"middle\">{}</text>",
            HEIGHT - 10.0,
            self.x,
            HEIGHT / 2.0,
            HEIGHT / 2.0,
            self.y
        );
    }

    fn draw_names(&self, out: &mut String) {
        let y = HEIGHT - BOTTOM + 16.0;
        let mut name = |value: f64, text: &str| {
            let (x, _) = self.place((value, self.range.0));
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{text}</text>"
            );
        };
        if self.names.is_empty() {
            for step in 0..=4 {
                let share = f64::from(step) / 4.0;
                let value = self.domain.0 + (self.domain.1 - self.domain.0) * share;
                name(value, &tick(value));
            }
        }
        for (idx, text) in self.names.iter().enumerate() {
            name(idx as f64, text);
        }
    }
}

/// A number at an axis: two decimals, fewer where they are zeros.
fn tick(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Lines over the axes, with a legend, and a gray one that would be perfect.
pub(super) fn lines(axes: &Axes, lines: &[Line], perfect: Option<[(f64, f64); 2]>) -> String {
    let mut out = String::new();
    axes.draw(&mut out);
    if let Some([(x1, y1), (x2, y2)]) = perfect.map(|ends| ends.map(|end| axes.place(end))) {
        let y = TOP + 18.0 * lines.len() as f64;
        let _ = writeln!(
            out,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"#888888\" \
             stroke-dasharray=\"4 4\"/><text x=\"{}\" y=\"{y}\" fill=\"#666666\">perfect</text>",
            WIDTH - RIGHT + 10.0
        );
    }
    for (idx, line) in lines.iter().enumerate() {
        let color = COLORS[idx % COLORS.len()];
        let points: Vec<String> = line
            .points
            .iter()
            .map(|point| axes.place(*point))
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let y = TOP + 18.0 * idx as f64;
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>\
             <text x=\"{}\" y=\"{y}\" fill=\"{color}\">{}</text>",
            points.join(" "),
            WIDTH - RIGHT + 10.0,
            line.name
        );
        for point in points {
            let (x, y) = point.split_once(',').unwrap_or(("0", "0"));
            let _ = writeln!(
                out,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" fill=\"{color}\"/>"
            );
        }
    }
    out.push_str("</svg>\n");
    out
}

/// How many there are in a span of x.
pub(super) struct Column {
    pub(super) span: (f64, f64),
    pub(super) height: f64,
}

/// Columns from the ground up, and a line at 0.
pub(super) fn columns(axes: &Axes, columns: &[Column]) -> String {
    let mut out = String::new();
    axes.draw(&mut out);
    for column in columns {
        let (left, top) = axes.place((column.span.0, column.height));
        let (right, ground) = axes.place((column.span.1, 0.0));
        let color = if column.span.1 <= 0.0 {
            COLORS[1]
        } else {
            COLORS[0]
        };
        let _ = writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{color}\"/>",
            left + 1.0,
            right - left - 2.0,
            ground - top
        );
    }
    let (zero, ground) = axes.place((0.0, axes.range.0));
    let _ = writeln!(
        out,
        "<line x1=\"{zero:.1}\" x2=\"{zero:.1}\" y1=\"{TOP}\" y2=\"{ground:.1}\" stroke=\"#333333\"/>"
    );
    out.push_str("</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_inside_the_picture() {
        let axes = Axes {
            title: "t".to_owned(),
            x: String::new(),
            y: String::new(),
            names: vec![],
            range: (0.0, 1.0),
            domain: (0.0, 1.0),
        };
        for point in [(0.0, 0.0), (1.0, 1.0), (0.5, 0.2)] {
            let (x, y) = axes.place(point);
            assert!((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y));
        }
    }
}
