// Why a zone has the score it has, down to who printed the figures; and what makes two differ. The
// figures are made up.
#include <yearbook/composite.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/explanation.hpp>
#include <yearbook/unit.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

std::filesystem::path made_up_directory() {
  const auto folder = std::filesystem::temp_directory_path() / "yearbook-example-24";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "units.csv") << "code,dimension,base,factor,name_en\n"
                                         "person,people,person,1,persons\n"
                                         "patent,count,patent,1,patents\n"
                                         "CNY_100m,money,CNY,1e8,\nCNY,money,CNY,1,\n";
  std::ofstream(folder / "zones.csv") << "code,kind,name_en\nalpha,zone,Alpha\nbeta,zone,Beta\n"
                                         "gamma,zone,Gamma\n";
  std::ofstream(folder / "indicators.csv")
      << "code,unit,kind,direction,name_en\n"
         "patents,patent,flow,1,Patents granted\nstaff,person,stock,1,Staff\n"
         "exports,CNY_100m,flow,1,Exports\n";
  std::ofstream(folder / "releases.csv")
      << "code,title\nmade_up_2016,Made-up Yearbook 2016\nmade_up_2017,Made-up Yearbook 2017\n";
  std::ofstream(folder / "observations.csv") << "indicator,zone,year,value,release,locator\n"
                                                "patents,alpha,2016,1200,made_up_2017,table 3\n"
                                                "patents,beta,2016,900,made_up_2017,table 3\n"
                                                "patents,gamma,2016,300,made_up_2017,table 3\n"
                                                "staff,alpha,2016,60000,made_up_2017,table 1\n"
                                                "staff,beta,2016,30000,made_up_2017,table 1\n"
                                                "staff,gamma,2016,20000,made_up_2017,table 1\n"
                                                "exports,alpha,2016,85,made_up_2017,table 7\n"
                                                "exports,beta,2015,40,made_up_2016,table 6\n"
                                                "exports,gamma,2016,25,made_up_2017,table 7\n";
  return folder;
}

constexpr auto definition_text = R"(
[index]
code = "innovation"
title = "Innovation capability"
steps = ["denominate", "impute", "normalise", "aggregate"]
[[node]]
indicator = "patents"
weight = 3
denominator = "staff"
denominator_factor = 1000
[[node]]
indicator = "exports"
weight = 1
[impute]
method = "latest"
)";

}  // namespace

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  const auto folder = made_up_directory();
  Database database = Database::create(":memory:");
  load(database, folder.string());
  std::filesystem::remove_all(folder);
  const Snapshot book = database.snapshot();
  const IndexResult result = evaluate(book, parse_index_definition(definition_text, "example"));
  const ZoneHandle alpha = book.zone("alpha");
  const ZoneHandle beta = book.zone("beta");

  std::cout << to_string(explain(book, result, beta, 2016y)) << '\n';

  const ScoreDifference difference = explain_difference(result, {alpha, 2016y}, {beta, 2016y});
  const auto shown = [](double value) {
    return format_figure(value, {"index", "index", "index", 1, "", ""}, 2);
  };
  std::cout << "Alpha less Beta: " << shown(difference.total) << '\n';
  for (const LeafDifference& leaf : difference.leaves) {
    std::cout << "  " << leaf.node << ": " << shown(leaf.value_effect) << " by its value, "
              << shown(leaf.weight_effect) << " by its weight\n";
  }
}
