// The page of the 2017 report, rebuilt from queries: every figure with the publication it came
// from. Usage: 08_report_2017 [FILE]; without a file it loads examples/torch into memory.
#include <yearbook/yearbook.hpp>

#include <iostream>
#include <set>
#include <string>

using namespace yearbook;
using namespace yearbook::literals;

namespace {

constexpr Year data_year = 2016y;

class Page {
 public:
  explicit Page(const Snapshot& book)
      : book_(book),
        zones_(book.zone("national_hightech_zones")),
        china_(book.zone("china")),
        national_(book.group("national")) {}

  void print() const {
    std::cout << "National high-tech zones of China, " << to_string(data_year) << "\n\n";
    head_figures();
    innovation_index();
    leaders();
    contradictions();
  }

 private:
  [[nodiscard]] std::string shown(const Indicator& indicator, std::optional<double> figure) const {
    return figure ? format_figure(*figure, indicator.unit, indicator.decimals) : "-";
  }

  // "[release, date]", and what the status says where it is not the normal one.
  [[nodiscard]] std::string source(const std::string& release, Status status) const {
    std::string result = "[" + release;
    for (const Release& each : book_.catalog().releases()) {
      if (each.code == release && !each.published_on.empty()) result += ", " + each.published_on;
    }
    if (status != Status::normal) result += "; " + std::string(meaning(status));
    return result + "]";
  }

  void figure(const char* label, std::string_view code, ZoneHandle zone) const {
    const Indicator& indicator = book_.catalog().find_indicator(code);
    const Observation cell = observation(book_, indicator.handle, zone, data_year);
    std::cout << label << shown(indicator, cell.value) << "  " << source(cell.release, cell.status)
              << '\n';
  }

  // The share that its parts give, beside the published one.
  void recomputed(std::string_view part, std::string_view whole) const {
    const Indicator& below = book_.catalog().find_indicator(whole);
    const Share result = share(book_, book_.indicator(part), national_, china_, data_year,
                               {.denominator = below.handle});
    std::cout << "    recomputed        " << format_percent(result.value.value_or(missing_value), 2)
              << " of " << shown(below, value(book_, below.handle, china_, data_year)) << ", "
              << below.name_en << '\n';
  }

  void head_figures() const {
    const auto approved = members(book_, national_, data_year).size();
    const auto counted = members(book_, book_.group("torch_statistics"), data_year).size();
    std::cout << "Zones                 " << approved << "+" << counted - approved
              << "  by the list of members\n";
    figure("  national            ", "zones", zones_);
    figure("  in the statistics   ", "zones_in_statistics", zones_);
    figure("GDP                   ", "gdp", zones_);
    figure("  share of the nation ", "gdp_share", zones_);
    recomputed("gdp", "gdp_implied");
    figure("    national R&D      ", "rd_total", china_);
    figure("    its intensity     ", "rd_intensity", china_);
    figure("R&D expenditure       ", "rd", zones_);
    figure("  share of the nation ", "rd_share", zones_);
    recomputed("rd", "rd_total");
    figure("Authorised patents    ", "patents_granted", zones_);
    figure("Enterprises           ", "enterprises_registered", zones_);
  }

  void innovation_index() const {
    const Indicator& index = book_.catalog().find_indicator("ice");
    std::cout << "\n" << index.name_en << ", as far as published\n";
    for (const auto& [year, published] : series(book_, index.handle, zones_, {2010y, 2019y})) {
      if (is_missing(published)) continue;
      const Observation cell = observation(book_, index.handle, zones_, year);
      std::cout << "  " << to_string(year) << "  " << shown(index, published) << "  "
                << source(cell.release, cell.status) << '\n';
    }
    rebuilt(2015y, index);
  }

  // One year of the index from its published sub-indices and weights.
  void rebuilt(Year year, const Indicator& index) const {
    const IndexDefinition system = index_definition(book_, "ice_system_2014");
    const auto scores = evaluate(book_, system, year);
    const double root = scores.front().score.value_or(missing_value);
    constexpr int decimals = 3;
    std::cout << "  " << to_string(year)
              << " rebuilt: " << format_figure(root, index.unit, decimals) << " against "
              << shown(index, value(book_, index.handle, zones_, year)) << " printed, from\n";
    for (std::size_t i = 1; i < scores.size(); ++i) {
      const Indicator& leaf = book_.catalog().find_indicator(system.nodes[i].indicator);
      std::cout << "    " << format_percent(system.nodes[i].weight, 0) << " of "
                << shown(leaf, scores[i].score) << "  " << leaf.name_en << '\n';
    }
  }

  void leaders() const {
    const Group& group = book_.catalog().find_group("note_leaders_2016");
    std::cout << "\n" << group.name_en << '\n';
    for (const ZoneHandle zone : members(book_, group.handle, data_year)) {
      const Zone& leader = book_.catalog().zone(zone);
      std::cout << "  " << leader.name_en << "  " << leader.name_zh << '\n';
    }
  }

  // Every cell of the year for which publications print different figures.
  void contradictions() const {
    std::cout << "\nWhere sources contradict\n";
    for (const Indicator& indicator : book_.catalog().indicators()) {
      const auto figures = history(book_, indicator.handle, zones_, data_year);
      std::set<std::optional<double>> different;
      for (const Vintage& each : figures) different.insert(each.value);
      if (different.size() < 2) continue;
      std::cout << "  " << indicator.name_en << '\n';
      for (const Vintage& each : figures) {
        std::cout << "    " << shown(indicator, each.value) << "  "
                  << source(each.release, each.status) << (each.stands ? "  stands" : "") << '\n';
      }
    }
  }

  const Snapshot& book_;
  ZoneHandle zones_;
  ZoneHandle china_;
  GroupHandle national_;
};

Database open_or_load(int argc, char** argv) {
  if (argc > 1) return Database::open(argv[1], {.read_only = true});
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  return database;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    Database database = open_or_load(argc, argv);
    const Snapshot book = database.snapshot();
    Page(book).print();
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
