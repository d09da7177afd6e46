// EXPECTS: no match for 'operator==' .operand types are 'yearbook::ZoneHandle'.* and 'yearbook::GroupHandle'
// A zone is never equal to a group.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

bool same(ZoneHandle zone, ZoneHandle other, GroupHandle group) {
#ifdef OFFENDS
  return zone == group;
#else
  static_cast<void>(group);
  return zone == other;
#endif
}
