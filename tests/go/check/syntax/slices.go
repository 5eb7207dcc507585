// With two colons the second and third index are required.
package p

var a = x[1: : /* ERROR "middle index required in 3-index slice" */ 2]
var b = x[1:2: ] /* ERROR "final index required in 3-index slice" */
var c = x[] /* ERROR "syntax error: unexpected ], expected operand" */
var d = x[1:2:3]
