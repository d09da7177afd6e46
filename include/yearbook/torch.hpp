/// The indicators of the yearbook of China's national high-tech zones, with their units in their
/// types: `value(book, torch::gdp, zone, 2016y)` is an amount of CNY.
/// Floor 3. Keys are called by their codes, which the catalogue explains; abbreviations are written
/// out. See key.hpp for what is asked with them, and examples/17_quantities.cpp.
#pragma once

#include <yearbook/key.hpp>

namespace yearbook::torch {

// Money.
inline constexpr Key<units::Cny> gdp{"gdp"};
inline constexpr Key<units::Cny> gdp_implied{"gdp_implied"};
inline constexpr Key<units::Cny> rd_expenditure{"rd"};
inline constexpr Key<units::Cny> rd_total{"rd_total"};
inline constexpr Key<units::Cny> rd_enterprises{"rd_enterprises"};
inline constexpr Key<units::Cny> revenue{"revenue"};
inline constexpr Key<units::Cny> revenue_total{"revenue_total"};
inline constexpr Key<units::Cny> industrial_output{"giov"};
inline constexpr Key<units::Cny> industrial_output_above_scale{"giov_above_scale"};
inline constexpr Key<units::Cny> industrial_value_added{"iva"};
inline constexpr Key<units::Cny> net_profit{"net_profit"};
inline constexpr Key<units::Cny> total_profit{"total_profit"};
inline constexpr Key<units::Cny> taxes{"taxes"};
inline constexpr Key<units::Cny> exports{"exports"};
inline constexpr Key<units::Usd> exports_usd{"exports_usd"};
inline constexpr Key<units::Cny> imports_exports{"imports_exports"};
inline constexpr Key<units::Cny> fiscal_revenue{"fiscal_revenue"};
inline constexpr Key<units::Cny> budget_revenue{"budget_revenue"};
inline constexpr Key<units::Cny> fixed_asset_investment{"fixed_asset_investment"};

// What is counted. The 298,000 enterprises of the 2017 report are those on the register.
inline constexpr Key<units::Patent> patents_granted{"patents_granted"};
inline constexpr Key<units::Patent> patent_applications{"patent_applications"};
inline constexpr Key<units::Patent> pct_applications{"pct_applications"};
inline constexpr Key<units::Patent> invention_patent_applications{"invention_patent_applications"};
inline constexpr Key<units::Patent> invention_patents_granted{"invention_patents_granted"};
inline constexpr Key<units::Patent> invention_patents_granted_enterprises{
    "invention_patents_granted_enterprises"};
inline constexpr Key<units::Enterprise> enterprises_registered{"enterprises_registered"};
inline constexpr Key<units::Enterprise> enterprises{"enterprises"};
inline constexpr Key<units::Enterprise> high_tech_enterprises{"hte"};
inline constexpr Key<units::Enterprise> enterprises_newly_recognised{
    "enterprises_newly_recognised"};
inline constexpr Key<units::Enterprise> incubated_startups{"incubated_startups"};
inline constexpr Key<units::Zone> zones{"zones"};
inline constexpr Key<units::Zone> zones_in_statistics{"zones_in_statistics"};

// People, area, places.
inline constexpr Key<units::Person> employees{"employees"};
inline constexpr Key<units::Person> science_and_technology_personnel{"st_personnel"};
inline constexpr Key<units::SquareKilometre> area{"area"};
inline constexpr Key<units::Rank> rank_among_national_zones{"rank_among_national_zones"};

// Ratios.
inline constexpr Key<units::Ratio> gdp_share{"gdp_share"};
inline constexpr Key<units::Ratio> rd_share{"rd_share"};
inline constexpr Key<units::Ratio> rd_share_enterprises{"rd_share_enterprises"};
inline constexpr Key<units::Ratio> rd_intensity{"rd_intensity"};
inline constexpr Key<units::Ratio> invention_patents_granted_share{
    "invention_patents_granted_share"};
inline constexpr Key<units::Per<units::Patent, units::Person>>
    invention_patents_per_10000_employees{"invention_patents_per_10000_employees"};
inline constexpr Key<units::Ratio> tax_share{"tax_share"};
inline constexpr Key<units::Ratio> exports_share{"exports_share"};

// The enterprises of the zones that belong to high-tech industry.
inline constexpr Key<units::Enterprise> hightech_industry_enterprises{
    "hightech_industry_enterprises"};
inline constexpr Key<units::Person> hightech_industry_employees{"hightech_industry_employees"};
inline constexpr Key<units::Cny> hightech_industry_revenue{"hightech_industry_revenue"};
inline constexpr Key<units::Cny> hightech_industry_giov{"hightech_industry_giov"};
inline constexpr Key<units::Cny> hightech_industry_net_profit{"hightech_industry_net_profit"};
inline constexpr Key<units::Cny> hightech_industry_taxes{"hightech_industry_taxes"};
inline constexpr Key<units::Cny> hightech_industry_exports{"hightech_industry_exports"};

// The index of innovation capability of 2014: the total, its parts and their indicators, by the
// numbers of the system.
inline constexpr Key<units::Index> ice{"ice"};
inline constexpr Key<units::Index> ice1{"ice1"};
inline constexpr Key<units::PersonYear> ice1_1{"ice1_1"};
inline constexpr Key<units::Ratio> ice1_2{"ice1_2"};
inline constexpr Key<units::Ratio> ice1_3{"ice1_3"};
inline constexpr Key<units::Institution> ice1_4{"ice1_4"};
inline constexpr Key<units::Enterprise> ice1_5{"ice1_5"};
inline constexpr Key<units::Index> ice2{"ice2"};
inline constexpr Key<units::Ratio> ice2_1{"ice2_1"};
inline constexpr Key<units::Institution> ice2_2{"ice2_2"};
inline constexpr Key<units::Ratio> ice2_3{"ice2_3"};
inline constexpr Key<units::Enterprise> ice2_4{"ice2_4"};
inline constexpr Key<units::Cny> ice2_5{"ice2_5"};
inline constexpr Key<units::Index> ice3{"ice3"};
inline constexpr Key<units::Ratio> ice3_1{"ice3_1"};
inline constexpr Key<units::Per<units::Count, units::Cny>> ice3_2{"ice3_2"};
inline constexpr Key<units::Cny> ice3_3{"ice3_3"};
inline constexpr Key<units::Ratio> ice3_4{"ice3_4"};
inline constexpr Key<units::Ratio> ice3_5{"ice3_5"};
inline constexpr Key<units::Index> ice4{"ice4"};
inline constexpr Key<units::Institution> ice4_1{"ice4_1"};
inline constexpr Key<units::Per<units::Count, units::Person>> ice4_2{"ice4_2"};
inline constexpr Key<units::Ratio> ice4_3{"ice4_3"};
inline constexpr Key<units::Cny> ice4_4{"ice4_4"};
inline constexpr Key<units::Ratio> ice4_5{"ice4_5"};
inline constexpr Key<units::Index> ice5{"ice5"};
inline constexpr Key<units::Ratio> ice5_1{"ice5_1"};
inline constexpr Key<units::Ratio> ice5_2{"ice5_2"};
inline constexpr Key<units::Per<units::CoalEquivalent, units::Cny>> ice5_3{"ice5_3"};
inline constexpr Key<units::Per<units::Cny, units::Person>> ice5_4{"ice5_4"};
inline constexpr Key<units::Index> ice5_5{"ice5_5"};

// The evaluation system of 2021.
inline constexpr Key<units::Score> ce2021{"ce2021"};
inline constexpr Key<units::Score> ce2021_1{"ce2021_1"};
inline constexpr Key<units::Institution> ce2021_1_1{"ce2021_1_1"};
inline constexpr Key<units::Ratio> ce2021_1_2{"ce2021_1_2"};
inline constexpr Key<units::Ratio> ce2021_1_3{"ce2021_1_3"};
inline constexpr Key<units::Per<units::Patent, units::Person>> ce2021_1_4{"ce2021_1_4"};
inline constexpr Key<units::Per<units::Patent, units::Cny>> ce2021_1_5{"ce2021_1_5"};
inline constexpr Key<units::Institution> ce2021_1_6{"ce2021_1_6"};
inline constexpr Key<units::Enterprise> ce2021_1_7{"ce2021_1_7"};
inline constexpr Key<units::Enterprise> ce2021_1_8{"ce2021_1_8"};
inline constexpr Key<units::Enterprise> ce2021_1_9{"ce2021_1_9"};
inline constexpr Key<units::Score> ce2021_1_10{"ce2021_1_10"};
inline constexpr Key<units::Score> ce2021_2{"ce2021_2"};
inline constexpr Key<units::Ratio> ce2021_2_1{"ce2021_2_1"};
inline constexpr Key<units::Ratio> ce2021_2_2{"ce2021_2_2"};
inline constexpr Key<units::Per<units::Cny, units::Person>> ce2021_2_3{"ce2021_2_3"};
inline constexpr Key<units::Cny> ce2021_2_4{"ce2021_2_4"};
inline constexpr Key<units::Ratio> ce2021_2_5{"ce2021_2_5"};
inline constexpr Key<units::Enterprise> ce2021_2_6{"ce2021_2_6"};
inline constexpr Key<units::Enterprise> ce2021_2_7{"ce2021_2_7"};
inline constexpr Key<units::Per<units::Count, units::Cny>> ce2021_2_8{"ce2021_2_8"};
inline constexpr Key<units::Ratio> ce2021_2_9{"ce2021_2_9"};
inline constexpr Key<units::Score> ce2021_2_10{"ce2021_2_10"};
inline constexpr Key<units::Score> ce2021_3{"ce2021_3"};
inline constexpr Key<units::Per<units::CoalEquivalent, units::Cny>> ce2021_3_1{"ce2021_3_1"};
inline constexpr Key<units::Ratio> ce2021_3_2{"ce2021_3_2"};
inline constexpr Key<units::Ratio> ce2021_3_3{"ce2021_3_3"};
inline constexpr Key<units::Count> ce2021_3_4{"ce2021_3_4"};
inline constexpr Key<units::Person> ce2021_3_5{"ce2021_3_5"};
inline constexpr Key<units::Ratio> ce2021_3_6{"ce2021_3_6"};
inline constexpr Key<units::Ratio> ce2021_3_7{"ce2021_3_7"};
inline constexpr Key<units::Cny> ce2021_3_8{"ce2021_3_8"};
inline constexpr Key<units::Score> ce2021_3_9{"ce2021_3_9"};
inline constexpr Key<units::Score> ce2021_4{"ce2021_4"};
inline constexpr Key<units::Enterprise> ce2021_4_1{"ce2021_4_1"};
inline constexpr Key<units::Ratio> ce2021_4_2{"ce2021_4_2"};
inline constexpr Key<units::Enterprise> ce2021_4_3{"ce2021_4_3"};
inline constexpr Key<units::Enterprise> ce2021_4_4{"ce2021_4_4"};
inline constexpr Key<units::Ratio> ce2021_4_5{"ce2021_4_5"};
inline constexpr Key<units::Ratio> ce2021_4_6{"ce2021_4_6"};
inline constexpr Key<units::Ratio> ce2021_4_7{"ce2021_4_7"};
inline constexpr Key<units::Score> ce2021_5{"ce2021_5"};
inline constexpr Key<units::Ratio> ce2021_5_1{"ce2021_5_1"};
inline constexpr Key<units::Ratio> ce2021_5_2{"ce2021_5_2"};
inline constexpr Key<units::Ratio> ce2021_5_3{"ce2021_5_3"};
inline constexpr Key<units::Ratio> ce2021_5_4{"ce2021_5_4"};
inline constexpr Key<units::Enterprise> ce2021_5_5{"ce2021_5_5"};
inline constexpr Key<units::Enterprise> ce2021_5_6{"ce2021_5_6"};
inline constexpr Key<units::Enterprise> ce2021_5_7{"ce2021_5_7"};
inline constexpr Key<units::Enterprise> ce2021_5_8{"ce2021_5_8"};
inline constexpr Key<units::Score> ce2021_5_9{"ce2021_5_9"};
inline constexpr Key<units::Score> ce2021_5_10{"ce2021_5_10"};

// The evaluation system of 2024.
inline constexpr Key<units::Score> ce2024{"ce2024"};
inline constexpr Key<units::Score> ce2024_1{"ce2024_1"};
inline constexpr Key<units::Ratio> ce2024_1_1{"ce2024_1_1"};
inline constexpr Key<units::Ratio> ce2024_1_2{"ce2024_1_2"};
inline constexpr Key<units::Ratio> ce2024_1_3{"ce2024_1_3"};
inline constexpr Key<units::Cny> ce2024_1_4{"ce2024_1_4"};

}  // namespace yearbook::torch
