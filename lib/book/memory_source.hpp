// A source that holds everything itself: what a book keeps of one that it let go, and what tests make
// by hand. Floor 2.
#pragma once

#include <map>
#include <vector>

#include "book/source.hpp"

namespace yearbook::book {

class MemorySource final : public Source {
 public:
  explicit MemorySource(CatalogData catalog) : catalog_(std::move(catalog)) {}

  // Rows of one indicator may come in any order.
  void add(std::int32_t indicator, const ObservationRow& row);
  void add(std::int32_t indicator, NoteRow note);

  CatalogData catalog() override { return catalog_; }
  void observations(std::int32_t indicator, const CellRange& cells, const RowSink& sink) override;
  void notes(std::int32_t indicator, const CellRange& cells,
             const std::function<void(NoteRow&&)>& row) override;

 private:
  CatalogData catalog_;
  std::map<std::int32_t, std::vector<ObservationRow>> observations_;
  std::map<std::int32_t, std::vector<NoteRow>> notes_;
};

}  // namespace yearbook::book
