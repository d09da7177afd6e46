#include <yearbook/composite.hpp>
