// Places: a panel, a ranking of it, and who keeps the lead. The figures here are made up.
#include <yearbook/exchange.hpp>
#include <yearbook/numeric.hpp>
#include <yearbook/query.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

// A directory of four zones and their made-up scores in three years.
std::filesystem::path made_up_directory() {
  const auto folder = std::filesystem::temp_directory_path() / "yearbook-example-09";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "units.csv") << "code,dimension,base,factor\nscore,score,score,1\n";
  std::ofstream(folder / "zones.csv")
      << "code,kind\nalpha,zone\nbeta,zone\ngamma,zone\ndelta,zone\n";
  std::ofstream(folder / "groups.csv") << "group,zone\nall,alpha\nall,beta\nall,gamma\nall,delta\n";
  std::ofstream(folder / "indicators.csv") << "code,unit,kind,direction\nscore,score,index,1\n";
  std::ofstream(folder / "releases.csv") << "code,title\nmade_up,Made up for this example\n";
  std::ofstream(folder / "observations.csv")
      << "indicator,zone,year,value,release\n"
         "score,alpha,2014,90,made_up\nscore,beta,2014,80,made_up\n"
         "score,gamma,2014,70,made_up\nscore,alpha,2015,91,made_up\n"
         "score,beta,2015,85,made_up\nscore,gamma,2015,85,made_up\n"
         "score,alpha,2016,80,made_up\nscore,beta,2016,95,made_up\n"
         "score,delta,2016,60,made_up\n";
  return folder;
}

}  // namespace

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  const auto folder = made_up_directory();
  Database database = Database::create(":memory:");
  load(database, folder.string());
  std::filesystem::remove_all(folder);
  const Snapshot book = database.snapshot();
  const IndicatorHandle score = book.indicator("score");
  const GroupHandle all = book.group("all");
  const auto code_of = [&](ZoneHandle zone) { return book.catalog().zone(zone).code; };

  const Panel figures = panel(book, score, all, {2014y, 2016y});
  std::cout << figures.zones.size() << " zones, the first of 2015 has " << figures.row(2015y)[0]
            << '\n';

  // Equal values share the least place and are listed by code; a zone without a figure has none.
  const Ranking places = ranking(book, score, 2015y, all);
  for (const RankedZone& row : places) {
    std::cout << row.rank << ' ' << code_of(row.zone) << ' ' << row.value << '\n';
  }
  std::cout << places.reported << " of " << places.members << " have a figure\n";

  for (const Leader& leader : leaders(book, score, {2014y, 2016y}, all, 2)) {
    std::cout << code_of(leader.zone) << " is among the first two in all " << leader.years
              << " years, at best " << leader.best << ", at worst " << leader.worst << '\n';
  }

  // The places of plain numbers, with another rule for ties.
  for (const double place : ranks(std::array{3.0, 5.0, 5.0, 1.0}, 1, Ties::average)) {
    std::cout << place << ' ';
  }
  std::cout << '\n';
}
