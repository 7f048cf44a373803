// Bus timetables as text, and as trips.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace timetable {

/// One bus from one stop to the next.
struct Trip {
  std::string line;
  int fromStop;
  int toStop;
  int departsMinute;
  int arrivesMinute;
};

/// Makes up the timetable of a city with `stopCount` stops: one trip a text line, as
/// `line 12A: stop 3 07:05 -> stop 9 07:19`.
std::string write(std::uint64_t seed, int stopCount, int tripCount);

/// Reads such a text; lines of any other form are left out.
std::vector<Trip> parse(const std::string& text);

/// The busiest lines, by number of trips, as "12A 240".
std::vector<std::string> busiestLines(const std::vector<Trip>& trips, std::size_t limit);

}  // namespace timetable
