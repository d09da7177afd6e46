/// All questions that are asked of a snapshot. Floor 3. Free functions named after what they return;
/// they see no file. Each concept has a header of its own, which this one includes.
#pragma once

#include <yearbook/cells.hpp>
#include <yearbook/distribution.hpp>
#include <yearbook/groups.hpp>
#include <yearbook/growth.hpp>
#include <yearbook/peers.hpp>
#include <yearbook/ranking.hpp>
#include <yearbook/share.hpp>
#include <yearbook/trend.hpp>
