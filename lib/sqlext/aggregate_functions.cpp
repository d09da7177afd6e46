#include "sqlext/aggregate_functions.hpp"

#include <yearbook/error.hpp>
#include <yearbook/statistics.hpp>

#include <algorithm>
#include <new>
#include <string>
#include <vector>

#include "host/api.hpp"
#include "host/failure.hpp"

namespace yearbook::sqlext {
namespace {

Cell sum_value(const Sample& sample) {
  return sample.values.empty() ? Cell{} : cell(compensated_sum(sample.values));
}
Cell mean_value(const Sample& sample) {
  return cell(mean(sample.values));
}
Cell geometric_mean_value(const Sample& sample) {
  return cell(geometric_mean(sample.values));
}
Cell harmonic_mean_value(const Sample& sample) {
  return cell(harmonic_mean(sample.values));
}
Cell weighted_mean_value(const Sample& sample) {
  return cell(weighted_mean(sample.values, sample.seconds));
}
Cell median_value(const Sample& sample) {
  return cell(median(sample.values));
}
Cell deviation_value(const Sample& sample) {
  return cell(standard_deviation(sample.values));
}
Cell gini_value(const Sample& sample) {
  return cell(gini(sample.values));
}
Cell herfindahl_value(const Sample& sample) {
  return cell(herfindahl(sample.values));
}

Cell quantile_value(const Sample& sample) {
  if (sample.values.empty()) return {};
  const double asked = sample.seconds.front();
  if (!std::ranges::all_of(sample.seconds, [&](double each) { return each == asked; })) {
    throw Error(ErrorCode::invalid_argument,
                "yb_quantile: probability differs between rows; it must be the same in all");
  }
  return cell(quantile(sample.values, asked));
}

const std::vector<AggregateFunction>& aggregates() {
  static const std::vector<AggregateFunction> all{
      {"A01", "yb_sum", {"value"}, "the sum, compensated", sum_value},
      {"A02", "yb_mean", {"value"}, "the arithmetic mean", mean_value},
      {"A03", "yb_weighted_mean", {"value", "weight"}, "sum(w x) / sum(w)", weighted_mean_value},
      {"A04", "yb_median", {"value"}, "the median", median_value},
      {"A05",
       "yb_quantile",
       {"value", "probability"},
       "the quantile of a probability from 0 to 1, as R's type 7",
       quantile_value},
      {"A06",
       "yb_standard_deviation",
       {"value"},
       "the standard deviation of a sample, over n - 1",
       deviation_value},
      {"A07", "yb_gini", {"value"}, "the Gini coefficient of inequality", gini_value},
      {"A08",
       "yb_herfindahl",
       {"value"},
       "the Herfindahl-Hirschman index of concentration",
       herfindahl_value},
      {"A09",
       "yb_geometric_mean",
       {"value"},
       "the geometric mean of values above 0",
       geometric_mean_value},
      {"A10",
       "yb_harmonic_mean",
       {"value"},
       "the harmonic mean of values above 0",
       harmonic_mean_value},
  };
  return all;
}

// Memory that SQLite counts, so that its limits hold for what is kept of rows.
template <typename T>
struct CountedMemory {
  using value_type = T;
  CountedMemory() = default;
  template <typename Other>
  explicit CountedMemory(const CountedMemory<Other>& /*any*/) noexcept {}
  T* allocate(std::size_t count) {
    void* const memory = sqlite3_malloc64(count * sizeof(T));
    if (memory == nullptr) throw std::bad_alloc();
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t /*count*/) noexcept { sqlite3_free(memory); }
  friend bool operator==(const CountedMemory& /*a*/, const CountedMemory& /*b*/) { return true; }
};
using Numbers = std::vector<double, CountedMemory<double>>;

// The rows seen so far. A window frame that moves on gives up its oldest row first.
class Rows {
 public:
  void add(double value, double second) {
    values_.push_back(value);
    seconds_.push_back(second);
  }
  void drop_oldest() {
    if (++first_ * 2 < values_.size()) return;
    const auto count = static_cast<std::ptrdiff_t>(first_);
    values_.erase(values_.begin(), values_.begin() + count);
    seconds_.erase(seconds_.begin(), seconds_.begin() + count);
    first_ = 0;
  }
  [[nodiscard]] Sample sample() const {
    return {std::span(values_).subspan(first_), std::span(seconds_).subspan(first_)};
  }

 private:
  Numbers values_;
  Numbers seconds_;
  std::size_t first_ = 0;
};

// The rows of the call under way; SQLite keeps the pointer, and clears it at first.
Rows*& rows_of(sqlite3_context* context) {
  auto* place = static_cast<Rows**>(sqlite3_aggregate_context(context, sizeof(Rows*)));
  if (place == nullptr) throw std::bad_alloc();
  return *place;
}

const AggregateFunction& function_of(sqlite3_context* context) {
  return *static_cast<const AggregateFunction*>(sqlite3_user_data(context));
}

// The numbers of a row; a row of which any is NULL does not count.
std::optional<std::pair<double, double>> numbers(sqlite3_context* context, int count,
                                                 sqlite3_value** values) {
  const AggregateFunction& function = function_of(context);
  const Arguments arguments(function.name, function.parameters,
                            {values, static_cast<std::size_t>(count)});
  const auto value = arguments.number(0);
  const auto second = count > 1 ? arguments.number(1) : 0;
  if (!value || !second) return std::nullopt;
  return std::pair(*value, *second);
}

void step(sqlite3_context* context, int count, sqlite3_value** values) {
  guarded(context, [&] {
    const auto row = numbers(context, count, values);
    if (!row) return;
    Rows*& rows = rows_of(context);
    if (rows == nullptr) rows = new Rows;
    rows->add(row->first, row->second);
  });
}

void inverse(sqlite3_context* context, int count, sqlite3_value** values) {
  guarded(context, [&] {
    if (numbers(context, count, values)) rows_of(context)->drop_oldest();
  });
}

void value(sqlite3_context* context) {
  guarded(context, [&] {
    const Rows* rows = rows_of(context);
    give(context, function_of(context).value(rows != nullptr ? rows->sample() : Sample{}));
  });
}

void finish(sqlite3_context* context) {
  value(context);
  auto* const place = static_cast<Rows**>(sqlite3_aggregate_context(context, 0));
  if (place == nullptr) return;
  delete *place;
  *place = nullptr;
}

}  // namespace

std::span<const AggregateFunction> aggregate_functions() {
  return aggregates();
}

void register_aggregate_functions(sqlite3* database) {
  for (const AggregateFunction& function : aggregates()) {
    const std::string name(function.name);
    const int result = sqlite3_create_window_function(
        database, name.c_str(), static_cast<int>(function.parameters.size()),
        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        const_cast<AggregateFunction*>(&function),  // NOLINT(*-const-cast): SQLite's form; it is
                                                    // only read
        step, finish, value, inverse, nullptr);
    if (result != SQLITE_OK) host::fail(result, sqlite3_errmsg(database), "");
  }
}

}  // namespace yearbook::sqlext
