#include <yearbook/snapshot.hpp>

#include <utility>

#include "book/book.hpp"

namespace yearbook {

Snapshot::Snapshot(std::shared_ptr<book::Book> book) noexcept : book_(std::move(book)) {}

const Catalog& Snapshot::catalog() const& {
  return book_->catalog();
}

ZoneHandle Snapshot::zone(std::string_view name, std::source_location where) const {
  const auto found = book_->first_look([&](auto& file) { return file.zone(name); });
  return found ? *found : book_->catalog().find_zone(name, where).handle;
}
IndicatorHandle Snapshot::indicator(std::string_view name, std::source_location where) const {
  const auto found = book_->first_look([&](auto& file) { return file.indicator(name); });
  return found ? *found : book_->catalog().find_indicator(name, where).handle;
}
GroupHandle Snapshot::group(std::string_view name, std::source_location where) const {
  const auto found = book_->first_look([&](auto& file) { return file.group(name); });
  return found ? *found : book_->catalog().find_group(name, where).handle;
}

std::optional<Date> Snapshot::as_of() const noexcept {
  return book_->options().as_of;
}

std::optional<int> Snapshot::vintage() const noexcept {
  return book_->options().vintage;
}

void Snapshot::preload() const {
  book_->preload();
}

}  // namespace yearbook
