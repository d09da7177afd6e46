// The sections of a zone's page. Floor 6.
#pragma once

#include "report/page.hpp"
#include "report/subject.hpp"

namespace yearbook::report {

void add_zone_figures(Page& page, const Subject& subject, const Zone& zone);
void add_zone_profile(Page& page, const Subject& subject, const Zone& zone);
void add_zone_trends(Page& page, const Subject& subject, const Zone& zone);
void add_peers(Page& page, const Subject& subject, const Zone& zone);

}  // namespace yearbook::report
