//! Moves bodies that attract each other.

use std::ops::{AddAssign, Mul, Sub, SubAssign};

#[derive(Clone, Copy, Default)]
pub struct Vector {
    x: f64,
    y: f64,
    z: f64,
}

impl Vector {
    fn new(x: f64, y: f64, z: f64) -> Self {
        Vector { x, y, z }
    }

    fn squared(self) -> f64 {
        self.x * self.x + self.y * self.y + self.z * self.z
    }
}

impl Sub for Vector {
    type Output = Vector;
    fn sub(self, other: Vector) -> Vector {
        Vector::new(self.x - other.x, self.y - other.y, self.z - other.z)
    }
}

impl Mul<f64> for Vector {
    type Output = Vector;
    fn mul(self, factor: f64) -> Vector {
        Vector::new(self.x * factor, self.y * factor, self.z * factor)
    }
}

impl AddAssign for Vector {
    fn add_assign(&mut self, other: Vector) {
        *self = Vector::new(self.x + other.x, self.y + other.y, self.z + other.z);
    }
}

impl SubAssign for Vector {
    fn sub_assign(&mut self, other: Vector) {
        *self = *self - other;
    }
}

pub struct Body {
    position: Vector,
    velocity: Vector,
    mass: f64,
}

/// A sun and seven bodies on circles around it, in units where gravity is 1.
pub fn solar_system() -> Vec<Body> {
    let sun = Body {
        position: Vector::default(),
        velocity: Vector::default(),
        mass: 1000.0,
    };
    let planets = (1..=7).map(|number| {
        let radius = 10.0 * f64::from(number);
        let angle = 2.4 * f64::from(number);
        let speed = (1000.0 / radius).sqrt();
        Body {
            position: Vector::new(radius * angle.cos(), radius * angle.sin(), 0.1 * f64::from(number)),
            velocity: Vector::new(-speed * angle.sin(), speed * angle.cos(), 0.0),
            mass: 0.2 * f64::from(number),
        }
    });
    std::iter::once(sun).chain(planets).collect()
}

/// Moves every body by one step of time.
pub fn advance(bodies: &mut [Body], step: f64) {
    for index in 1..bodies.len() {
        let (before, from_here) = bodies.split_at_mut(index);
        for other in before {
            attract(&mut from_here[0], other, step);
        }
    }
    for body in bodies {
        body.position += body.velocity * step;
    }
}

fn attract(a: &mut Body, b: &mut Body, step: f64) {
    let between = a.position - b.position;
    let pull = step * inverse_cube(between);
    a.velocity -= between * (b.mass * pull);
    b.velocity += between * (a.mass * pull);
}

fn inverse_cube(distance: Vector) -> f64 {
    let squared = distance.squared();
    1.0 / (squared * squared.sqrt())
}

/// The energy of motion and of place together.
pub fn energy(bodies: &[Body]) -> f64 {
    let motion: f64 = bodies
        .iter()
        .map(|body| 0.5 * body.mass * body.velocity.squared())
        .sum();
    let place: f64 = (1..bodies.len())
        .flat_map(|a| (0..a).map(move |b| (a, b)))
        .map(|(a, b)| bodies[a].mass * bodies[b].mass / (bodies[a].position - bodies[b].position).squared().sqrt())
        .sum();
    motion - place
}
