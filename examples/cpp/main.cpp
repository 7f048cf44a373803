// A bus company's day: reads timetables, finds ways through them and draws maps, for as many
// seconds as its argument says. Recorded with the CPU profiler of gperftools.

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>

#include "map.hpp"
#include "route.hpp"
#include "timetable.hpp"

namespace {

constexpr int stopCount = 150;
constexpr int tripCount = 2500;

/// Runs `work` with 0, 1, 2 … until the time is over; returns how often.
std::uint64_t repeatFor(std::chrono::seconds duration, const std::function<void(std::uint64_t)>& work) {
  const auto end = std::chrono::steady_clock::now() + duration;
  std::uint64_t times = 0;
  for (; std::chrono::steady_clock::now() < end; ++times) work(times);
  return times;
}

/// How many of the journeys arrive the same day.
int planJourneys(const route::Network& network) {
  int arrived = 0;
  for (int journey = 0; journey < 120; ++journey) {
    const int fromStop = journey % stopCount;
    const int toStop = (journey * 37 + 11) % stopCount;
    if (network.earliestArrival(fromStop, toStop, 6 * 60 + journey)) ++arrived;
  }
  return arrived;
}

}  // namespace

int main(int argumentCount, char** arguments) {
  if (argumentCount != 2) {
    std::cerr << "usage: timetable SECONDS\n";
    return EXIT_FAILURE;
  }
  const auto preferences = route::usualPreferences();
  long arrived = 0;
  double discomfort = 0;
  std::size_t letters = 0;
  const auto days = repeatFor(std::chrono::seconds(std::stoi(arguments[1])), [&](std::uint64_t day) {
    const auto trips = timetable::parse(timetable::write(day, stopCount, tripCount));
    arrived += planJourneys(route::Network(trips));
    discomfort += route::discomfort(trips, preferences);
    letters += map::draw(map::placeStops(day, stopCount), 160).size();
    for (const std::string& line : timetable::busiestLines(trips, 5)) letters += line.size();
  });
  std::cout << days << " days, " << arrived << " journeys, " << discomfort << " minutes of discomfort, " << letters
            << " letters\n";
  return EXIT_SUCCESS;
}
