//! The body: lengths of its parts, joint angles to points, and the poses between two keys.

/// Width of the picture. Source: DESIGN 8.5.
pub(crate) const WIDTH: f64 = 240.0;
/// Where the floor is. Source: DESIGN 8.5.
pub(crate) const FLOOR: f64 = 142.0;
/// From the hips to the base of the neck. Choice: the mock's figures are 38 to 48.
const TRUNK: f64 = 38.0;
/// From the base of the neck to the middle of the head. Choice: the disc touches the trunk's end.
const NECK: f64 = 20.0;
/// The upper arm, and the forearm with the hand. Choice: the mock's arms.
const ARM: f64 = 21.0;
/// The thigh, and the shin. Choice: the mock's legs, a little longer than the trunk together.
const LEG: f64 = 29.0;
/// The foot. Choice: the mock's feet.
const FOOT: f64 = 11.0;

/// A place in the picture, right and down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    pub(crate) const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point so far away in a direction: degrees from the right, upward positive.
    fn toward(self, degrees: f64, length: f64) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Self::new(length.mul_add(cos, self.x), length.mul_add(-sin, self.y))
    }

    fn between(self, other: Self, share: f64) -> Self {
        let mix = |a: f64, b: f64| (b - a).mul_add(share, a);
        Self::new(mix(self.x, other.x), mix(self.y, other.y))
    }

    fn direction(self, to: Self) -> f64 {
        (self.y - to.y).atan2(to.x - self.x).to_degrees()
    }

    fn distance(self, to: Self) -> f64 {
        (to.x - self.x).hypot(to.y - self.y)
    }
}

/// How a limb is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reach {
    /// By the directions of its upper and lower part, in degrees from the right, upward positive.
    Angles(f64, f64),
    /// By where its end is, and to which side its middle joint bends: 1 or −1.
    End(Point, f64),
}

/// A limb of a key pose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LimbPose {
    pub(crate) reach: Reach,
    /// The direction of the foot; `None` for arms and for feet seen from the front.
    pub(crate) foot: Option<f64>,
    /// How long it looks, 1 from the side and less when it points at or away from who looks.
    pub(crate) length: f64,
}

/// A key pose.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pose {
    pub(crate) hips: Point,
    /// Direction of the trunk, from the hips to the neck, in degrees.
    pub(crate) trunk: f64,
    /// How far the trunk is rounded to its left, seen along it; the middle moves by so much.
    pub(crate) bend: f64,
    /// How long the trunk looks, 1 from the side.
    pub(crate) trunk_length: f64,
    /// Direction from the neck to the head.
    pub(crate) head: f64,
    /// How far apart the shoulders look, and the hips; 0 from the side.
    pub(crate) shoulders: f64,
    pub(crate) pelvis: f64,
    /// Near arm, far arm, near leg, far leg.
    pub(crate) limbs: [LimbPose; 4],
}

/// A limb as drawn: its joints from the trunk outward.
#[derive(Debug, Clone, PartialEq)]
pub struct Limb {
    /// Its joints in order.
    pub points: Vec<Point>,
    /// Whether it is the one farther away, drawn lighter and first.
    pub far: bool,
}

/// One moment of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The trunk: hips, its bent middle, neck.
    pub trunk: [Point; 3],
    /// The middle of the head.
    pub head: Point,
    /// Arms and legs, far ones first.
    pub limbs: Vec<Limb>,
}

impl Frame {
    /// The trunk as a curve through its middle: hips, handle, neck.
    pub fn curve(&self) -> [Point; 3] {
        let [hips, middle, neck] = self.trunk;
        let handle = |m: f64, a: f64, b: f64| 2.0f64.mul_add(m, -f64::midpoint(a, b));
        let x = handle(middle.x, hips.x, neck.x);
        [hips, Point::new(x, handle(middle.y, hips.y, neck.y)), neck]
    }
}

/// Directions of the two parts of a limb, so that its end is where it is wanted or, where that is
/// out of reach, as near as it can be.
fn solved(root: Point, limb: &LimbPose, part: f64) -> (f64, f64) {
    let (end, side) = match limb.reach {
        Reach::Angles(upper, lower) => return (upper, lower),
        Reach::End(end, side) => (end, side),
    };
    let straight = root.direction(end);
    let half = root.distance(end) / 2.0;
    let opening = (half / part).clamp(0.0, 1.0).acos().to_degrees();
    (straight + side * opening, straight - side * opening)
}

impl Pose {
    fn neck(&self) -> Point {
        self.hips.toward(self.trunk, TRUNK * self.trunk_length)
    }

    /// Where a limb begins: shoulders and hips apart across the trunk.
    fn root(&self, limb: usize) -> Point {
        let (from, apart) = match limb {
            0 | 1 => (self.neck().toward(self.trunk + 180.0, 5.0), self.shoulders),
            _ => (self.hips, self.pelvis),
        };
        let side = if limb.is_multiple_of(2) { -90.0 } else { 90.0 };
        from.toward(self.trunk + side, apart / 2.0)
    }

    const fn part(limb: usize) -> f64 {
        if limb < 2 { ARM } else { LEG }
    }

    /// The pose as points.
    pub(crate) fn frame(&self) -> Frame {
        let neck = self.neck();
        let middle = self.hips.between(neck, 0.5);
        let limb = |i: usize| {
            let limb = &self.limbs[i];
            let part = Self::part(i) * limb.length;
            let root = self.root(i);
            let (upper, lower) = solved(root, limb, part);
            let joint = root.toward(upper, part);
            let end = joint.toward(lower, part);
            let mut points = vec![root, joint, end];
            points.extend(limb.foot.map(|foot| end.toward(foot, FOOT)));
            Limb {
                points,
                far: i % 2 == 1 && self.shoulders == 0.0 && self.pelvis == 0.0,
            }
        };
        Frame {
            trunk: [self.hips, middle.toward(self.trunk + 90.0, self.bend), neck],
            head: neck.toward(self.head, NECK),
            limbs: [3, 1, 2, 0].into_iter().map(limb).collect(),
        }
    }

    /// The pose a share of the way to another: angles between its angles, planted ends planted.
    pub(crate) fn between(&self, other: &Self, share: f64) -> Self {
        let mix = |a: f64, b: f64| (b - a).mul_add(share, a);
        let limb = |i: usize| self.limb_between(other, i, share);
        Self {
            hips: self.hips.between(other.hips, share),
            trunk: turned(self.trunk, other.trunk, share),
            bend: mix(self.bend, other.bend),
            trunk_length: mix(self.trunk_length, other.trunk_length),
            head: turned(self.head, other.head, share),
            shoulders: mix(self.shoulders, other.shoulders),
            pelvis: mix(self.pelvis, other.pelvis),
            limbs: [limb(0), limb(1), limb(2), limb(3)],
        }
    }

    fn limb_between(&self, other: &Self, i: usize, share: f64) -> LimbPose {
        let (a, b) = (&self.limbs[i], &other.limbs[i]);
        let mix = |a: f64, b: f64| (b - a).mul_add(share, a);
        let angles = |pose: &Self| {
            let limb = &pose.limbs[i];
            solved(pose.root(i), limb, Self::part(i) * limb.length)
        };
        let reach = match (a.reach, b.reach) {
            (Reach::End(from, side), Reach::End(to, other)) if (side - other).abs() < 1.0 => {
                Reach::End(from.between(to, share), side)
            }
            _ => {
                let (from, to) = (angles(self), angles(other));
                Reach::Angles(turned(from.0, to.0, share), turned(from.1, to.1, share))
            }
        };
        LimbPose {
            reach,
            foot: a.foot.zip(b.foot).map(|(a, b)| turned(a, b, share)),
            length: mix(a.length, b.length),
        }
    }
}

/// A direction a share of the way to another, by the shorter way around.
fn turned(from: f64, to: f64, share: f64) -> f64 {
    let way = (to - from + 180.0).rem_euclid(360.0) - 180.0;
    way.mul_add(share, from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limb(reach: Reach) -> LimbPose {
        LimbPose {
            reach,
            foot: None,
            length: 1.0,
        }
    }

    fn standing(hand: Reach) -> Pose {
        Pose {
            hips: Point::new(120.0, 68.0),
            trunk: 90.0,
            bend: 0.0,
            trunk_length: 1.0,
            head: 90.0,
            shoulders: 0.0,
            pelvis: 0.0,
            limbs: [
                limb(hand),
                limb(Reach::Angles(-90.0, -90.0)),
                limb(Reach::Angles(-90.0, -90.0)),
                limb(Reach::Angles(-90.0, -90.0)),
            ],
        }
    }

    #[test]
    fn limbs_keep_their_lengths_in_every_pose_between() {
        let up = standing(Reach::Angles(80.0, 60.0));
        let wall = standing(Reach::End(Point::new(150.0, 40.0), 1.0));
        for step in 0..=10 {
            let frame = up.between(&wall, f64::from(step) / 10.0).frame();
            for limb in &frame.limbs {
                let part = limb.points[0].distance(limb.points[1]);
                let other = limb.points[1].distance(limb.points[2]);
                assert!((part - other).abs() < 1e-9, "{part} {other}");
                assert!((part - ARM).abs() < 1e-9 || (part - LEG).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn planted_hand_stays_where_it_is() {
        let hand = Point::new(150.0, 40.0);
        let low = standing(Reach::End(hand, 1.0));
        let mut high = low.clone();
        high.hips.y -= 8.0;
        let frame = low.between(&high, 0.5).frame();
        let end = frame.limbs[3].points[2];
        assert!(end.distance(hand) < 1e-9, "{end:?}");
    }

    #[test]
    fn directions_turn_by_the_shorter_way() {
        assert!((turned(170.0, -170.0, 0.5) - 180.0).abs() < 1e-9);
        assert!((turned(10.0, 350.0, 0.5) - 0.0).abs() < 1e-9);
        assert!((turned(0.0, 90.0, 0.5) - 45.0).abs() < 1e-9);
    }
}
