// Draws where the stops are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace map {

/// A place on the map; both axes go from 0 to 1.
struct Point {
  double x;
  double y;
};

/// One place for each stop.
std::vector<Point> placeStops(std::uint64_t seed, int stopCount);

/// A square picture of how near the next stop is, as text: darker letters are nearer.
std::string draw(const std::vector<Point>& stops, int sizeLetters);

}  // namespace map
