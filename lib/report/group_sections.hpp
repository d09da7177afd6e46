// The sections of a group's page. Floor 6. Each leaves itself out when it has nothing to show.
#pragma once

#include "report/page.hpp"
#include "report/subject.hpp"

namespace yearbook::report {

void add_overview(Page& page, const Subject& subject);        // overview.cpp
void add_trends(Page& page, const Subject& subject);          // trends.cpp
void add_rankings(Page& page, const Subject& subject);        // ranking_tables.cpp
void add_leaders(Page& page, const Subject& subject);         // leaders_chart.cpp
void add_shares(Page& page, const Subject& subject);          // nation_shares.cpp
void add_concentration(Page& page, const Subject& subject);   // concentration_table.cpp
void add_regions(Page& page, const Subject& subject);         // regions.cpp
void add_reconciliation(Page& page, const Subject& subject);  // disagreements.cpp
void add_coverage(Page& page, const Subject& subject);        // coverage_map.cpp
void add_method(Page& page, const Subject& subject);          // method.cpp

}  // namespace yearbook::report
