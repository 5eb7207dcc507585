// Imports are strings and come first.
package p

import "a"
import fmt // ERROR "syntax error: missing import path; require quoted string"
import 1 /* ERROR "syntax error: import path must be a string" */

var x int

import /* ERROR "syntax error: imports must appear before other declarations" */ "b"
