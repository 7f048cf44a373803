#include "map.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <random>
#include <string_view>

namespace map {
namespace {

/// A two-dimensional tree: each node parts its points by x or by y, in turns.
class Tree {
 public:
  explicit Tree(std::vector<Point> points) : root(plant(points.begin(), points.end(), false)) {}

  double nearestSquared(Point to) const {
    double best = std::numeric_limits<double>::infinity();
    visit(root.get(), to, false, best);
    return best;
  }

 private:
  struct Node {
    Point point;
    std::unique_ptr<Node> less;
    std::unique_ptr<Node> more;
  };
  using Iterator = std::vector<Point>::iterator;

  static double along(Point point, bool byY) { return byY ? point.y : point.x; }

  static std::unique_ptr<Node> plant(Iterator begin, Iterator end, bool byY) {
    if (begin == end) return nullptr;
    const Iterator middle = begin + (end - begin) / 2;
    std::nth_element(begin, middle, end, [byY](Point a, Point b) { return along(a, byY) < along(b, byY); });
    return std::make_unique<Node>(Node{*middle, plant(begin, middle, !byY), plant(middle + 1, end, !byY)});
  }

  static void visit(const Node* node, Point to, bool byY, double& best) {
    if (node == nullptr) return;
    const double dx = node->point.x - to.x;
    const double dy = node->point.y - to.y;
    best = std::min(best, dx * dx + dy * dy);
    const double apart = along(to, byY) - along(node->point, byY);
    visit(apart < 0 ? node->less.get() : node->more.get(), to, !byY, best);
    if (apart * apart < best) visit(apart < 0 ? node->more.get() : node->less.get(), to, !byY, best);
  }

  std::unique_ptr<Node> root;
};

constexpr std::string_view shades = "@%#*+=-:. ";

char shadeOf(double distance) {
  const auto shade = static_cast<std::size_t>(distance * 60);
  return shades[std::min(shade, shades.size() - 1)];
}

}  // namespace

std::vector<Point> placeStops(std::uint64_t seed, int stopCount) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> place(0, 1);
  std::vector<Point> stops(stopCount);
  std::generate(stops.begin(), stops.end(), [&] { return Point{place(random), place(random)}; });
  return stops;
}

std::string draw(const std::vector<Point>& stops, int sizeLetters) {
  const Tree tree(stops);
  std::string picture;
  for (int row = 0; row < sizeLetters; ++row) {
    for (int column = 0; column < sizeLetters; ++column) {
      const Point here{(column + 0.5) / sizeLetters, (row + 0.5) / sizeLetters};
      picture += shadeOf(std::sqrt(tree.nearestSquared(here)));
    }
    picture += '\n';
  }
  return picture;
}

}  // namespace map
