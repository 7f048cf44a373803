#include "timetable.hpp"

#include <algorithm>
#include <iomanip>
#include <random>
#include <regex>
#include <sstream>
#include <unordered_map>

namespace timetable {
namespace {

/// Minutes of the day as 07:05.
struct ClockTime {
  int minute;
};

std::ostream& operator<<(std::ostream& out, ClockTime time) {
  return out << std::setfill('0') << std::setw(2) << time.minute / 60 << ':' << std::setw(2)
             << time.minute % 60;
}

int minuteOf(const std::string& clock) { return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3)); }

Trip tripOf(const std::smatch& match) {
  return Trip{.line = match[1],
              .fromStop = std::stoi(match[2]),
              .toStop = std::stoi(match[4]),
              .departsMinute = minuteOf(match[3]),
              .arrivesMinute = minuteOf(match[5])};
}

}  // namespace

std::string write(std::uint64_t seed, int stopCount, int tripCount) {
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<int> stop(0, stopCount - 1);
  std::uniform_int_distribution<int> minute(5 * 60, 22 * 60);
  std::uniform_int_distribution<int> ride(3, 55);
  std::uniform_int_distribution<int> number(1, 40);
  std::ostringstream text;
  for (int trip = 0; trip < tripCount; ++trip) {
    const int departs = minute(random);
    text << "line " << number(random) << (trip % 3 == 0 ? "A" : "") << ": stop " << stop(random) << ' '
         << ClockTime{departs} << " -> stop " << stop(random) << ' ' << ClockTime{departs + ride(random)} << '\n';
  }
  return text.str();
}

std::vector<Trip> parse(const std::string& text) {
  static const std::regex form(R"(line (\w+): stop (\d+) (\d\d:\d\d) -> stop (\d+) (\d\d:\d\d))");
  std::vector<Trip> trips;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_match(line, match, form)) trips.push_back(tripOf(match));
  }
  return trips;
}

std::vector<std::string> busiestLines(const std::vector<Trip>& trips, std::size_t limit) {
  std::unordered_map<std::string, int> counts;
  for (const Trip& trip : trips) ++counts[trip.line];
  std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  sorted.resize(std::min(limit, sorted.size()));
  std::vector<std::string> named;
  std::transform(sorted.begin(), sorted.end(), std::back_inserter(named),
                 [](const auto& line) { return line.first + ' ' + std::to_string(line.second); });
  return named;
}

}  // namespace timetable
