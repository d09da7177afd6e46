// An index at full size, 147 zones x 25 indicators x 2010-2016: ranking, explanation and leaders; kept
// in the file and listed from it. The figures are made up (made_up/panel.hpp).
#include <yearbook/comparison.hpp>
#include <yearbook/composite.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/explanation.hpp>
#include <yearbook/kept_index.hpp>

#include <cstdio>
#include <filesystem>
#include <iostream>

#include "made_up/panel.hpp"

int main() {
  using namespace yearbook;
  using namespace yearbook::literals;
  const auto folder = std::filesystem::temp_directory_path() / "yearbook-example-25";
  made_up::write_panel(TORCH_DIRECTORY, folder);
  Database database = Database::create(":memory:");
  load(database, folder.string());
  std::filesystem::remove_all(folder);
  const Snapshot book = database.snapshot();
  const Catalog& catalog = book.catalog();

  const IndexResult result = evaluate(book, index_definition(book, "made_up"));
  std::printf("%zu rows x %zu leaves, %zu cells filled, %zu moved\n", result.size(),
              result.leaves.size(), result.imputed.size(), result.moved.size());
  for (const IndexScore& place : result.ranking("made_up", 2016y, 5)) {
    std::printf("%2.0f %-24s %.2f\n", *place.rank, catalog.zone(place.zone).code.c_str(),
                *place.score);
  }

  // Where the first one leads: its five groups, and what each contributes.
  const ZoneHandle first = result.ranking("made_up", 2016y, 1).front().zone;
  for (const ExplainedNode& node : explain(book, result, first, 2016y).nodes) {
    if (node.depth > 1) continue;
    std::printf("%*s%-22s %6.2f x %.2f contributes %5.2f\n", static_cast<int>(2 * node.depth), "",
                node.node.c_str(), *node.score, node.realised, *node.contribution);
  }

  for (const Leader& leader : leaders(result, {2012y, 2016y}, 9)) {
    std::printf("among the first 9 of every year: %s, places %.0f to %.0f\n",
                catalog.zone(leader.zone).code.c_str(), leader.best, leader.worst);
  }

  const SaveReport saved = save(database, result);
  for (const KeptIndex& kept : kept_indices(database)) {
    std::printf(
        "kept: %s, %zu scores of %zu years, as of release %s%s\n", kept.index.c_str(), saved.rows,
        kept.years, kept.newest_release.c_str(),
        kept.of_current_definition && kept.of_current_catalogue ? "" : ", no longer current");
  }
}
