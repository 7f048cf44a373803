// Finds the fastest way through a timetable.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "timetable.hpp"

namespace route {

/// The trips of a timetable by the stop they leave from.
class Network {
 public:
  explicit Network(const std::vector<timetable::Trip>& trips);

  /// The minute of arrival at `toStop` when starting at `fromStop` at `minute`, if there is a way that day.
  std::optional<int> earliestArrival(int fromStop, int toStop, int minute) const;

 private:
  std::map<int, std::vector<timetable::Trip>> tripsFrom;
};

/// What a traveller would rather avoid; `cost` is in minutes.
class Preference {
 public:
  virtual ~Preference() = default;
  virtual double cost(const timetable::Trip& trip) const = 0;
};

/// The sum of what all preferences dislike about all trips.
double discomfort(const std::vector<timetable::Trip>& trips,
                  const std::vector<std::unique_ptr<Preference>>& preferences);

/// The preferences of a traveller who hates rush hours, early mornings and long rides.
std::vector<std::unique_ptr<Preference>> usualPreferences();

}  // namespace route
