#include "route.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <set>

namespace route {
namespace {

/// A stop and the minute one is there.
struct Visit {
  int minute;
  int stop;
  bool operator>(const Visit& other) const { return minute > other.minute; }
};

using Agenda = std::priority_queue<Visit, std::vector<Visit>, std::greater<>>;

class AvoidRushHour final : public Preference {
 public:
  double cost(const timetable::Trip& trip) const override {
    const double hoursFromEight = (trip.departsMinute - 8 * 60) / 60.0;
    return 30.0 * std::exp(-hoursFromEight * hoursFromEight);
  }
};

class AvoidMornings final : public Preference {
 public:
  double cost(const timetable::Trip& trip) const override {
    return 20.0 / (1.0 + std::exp((trip.departsMinute - 7 * 60) / 15.0));
  }
};

class AvoidLongRides final : public Preference {
 public:
  double cost(const timetable::Trip& trip) const override {
    return std::pow(trip.arrivesMinute - trip.departsMinute, 1.2);
  }
};

}  // namespace

Network::Network(const std::vector<timetable::Trip>& trips) {
  for (const timetable::Trip& trip : trips) tripsFrom[trip.fromStop].push_back(trip);
  for (auto& [stop, leaving] : tripsFrom) {
    std::stable_sort(leaving.begin(), leaving.end(),
                     [](const auto& a, const auto& b) { return a.departsMinute < b.departsMinute; });
  }
}

std::optional<int> Network::earliestArrival(int fromStop, int toStop, int minute) const {
  std::set<int> settled;
  Agenda agenda;
  agenda.push({minute, fromStop});
  while (!agenda.empty()) {
    const Visit visit = agenda.top();
    agenda.pop();
    if (visit.stop == toStop) return visit.minute;
    if (!settled.insert(visit.stop).second) continue;
    const auto leaving = tripsFrom.find(visit.stop);
    if (leaving == tripsFrom.end()) continue;
    const auto next = std::lower_bound(leaving->second.begin(), leaving->second.end(), visit.minute,
                                       [](const auto& trip, int at) { return trip.departsMinute < at; });
    std::for_each(next, leaving->second.end(),
                  [&](const timetable::Trip& trip) { agenda.push({trip.arrivesMinute, trip.toStop}); });
  }
  return std::nullopt;
}

double discomfort(const std::vector<timetable::Trip>& trips,
                  const std::vector<std::unique_ptr<Preference>>& preferences) {
  double total = 0;
  for (const timetable::Trip& trip : trips) {
    for (const auto& preference : preferences) total += preference->cost(trip);
  }
  return total;
}

std::vector<std::unique_ptr<Preference>> usualPreferences() {
  std::vector<std::unique_ptr<Preference>> preferences;
  preferences.push_back(std::make_unique<AvoidRushHour>());
  preferences.push_back(std::make_unique<AvoidMornings>());
  preferences.push_back(std::make_unique<AvoidLongRides>());
  return preferences;
}

}  // namespace route
