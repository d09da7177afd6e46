// EXPECTS: use of deleted function 'const yearbook::Catalog& yearbook::Snapshot::catalog
// The catalogue lives as long as the snapshot.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::size_t zones(Database& database) {
#ifdef OFFENDS
  return database.snapshot().catalog().zones().size();
#else
  const Snapshot book = database.snapshot();
  return book.catalog().zones().size();
#endif
}
