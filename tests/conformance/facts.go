// Facts prints what go/types finds out about Go files, one fact a line, in the form of `check_suite --facts`; the two
// outputs are compared by facts.py. Each argument is a list of files of one package, separated by commas.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
)

func qualifier(p *types.Package) string { return p.Name() }

func mode(tv types.TypeAndValue) string {
	switch {
	case tv.IsVoid():
		return "void"
	case tv.IsType():
		return "type"
	case tv.IsBuiltin():
		return "builtin"
	case tv.IsNil():
		return "nil"
	case tv.Value != nil:
		return "const"
	case tv.Addressable():
		return "var"
	case tv.Assignable():
		return "mapindex"
	}
	return "value"
}

func object(o types.Object) string {
	kind := strings.TrimPrefix(fmt.Sprintf("%T", o), "*types.")
	switch o.(type) {
	case *types.Builtin, *types.Nil, *types.PkgName:
		return kind + " " + o.Name()
	}
	return kind + " " + o.Name() + " " + types.TypeString(o.Type(), qualifier)
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fset := token.NewFileSet()
	imp := importer.ForCompiler(fset, "source", nil)
	for _, arg := range os.Args[1:] {
		var files []*ast.File
		fine := true
		for _, name := range strings.Split(arg, ",") {
			f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
			if err != nil {
				fine = false
				break
			}
			files = append(files, f)
		}
		if !fine {
			continue
		}
		info := &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
			Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
			Instances: map[*ast.Ident]types.Instance{}, Implicits: map[ast.Node]types.Object{},
		}
		failed := false
		conf := types.Config{Importer: imp, Error: func(error) { failed = true }, Sizes: types.SizesFor("gc", "amd64"), FakeImportC: false}
		conf.Check("main", fset, files, info)
		if failed {
			fmt.Fprintf(out, "P %s failed\n", arg)
			continue
		}
		fmt.Fprintf(out, "P %s\n", arg)
		at := func(n ast.Node) string {
			p, e := fset.Position(n.Pos()), fset.Position(n.End())
			return fmt.Sprintf("%s:%d-%d", filepath.Base(p.Filename), p.Offset, e.Offset)
		}
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				if e, ok := n.(ast.Expr); ok {
					if tv, ok := info.Types[e]; ok {
						m := mode(tv)
						line := fmt.Sprintf("E %s %s %s", at(e), strings.TrimPrefix(fmt.Sprintf("%T", e), "*ast."), m)
						if m != "builtin" && m != "nil" && m != "void" {
							line += " " + types.TypeString(tv.Type, qualifier)
						}
						if tv.Value != nil {
							line += " = " + tv.Value.ExactString()
						}
						fmt.Fprintln(out, line)
					}
				}
				switch n := n.(type) {
				case *ast.Ident:
					if o := info.Defs[n]; o != nil {
						fmt.Fprintf(out, "D %s %s\n", at(n), object(o))
					}
					if o := info.Uses[n]; o != nil {
						fmt.Fprintf(out, "U %s %s\n", at(n), object(o))
					}
					if i, ok := info.Instances[n]; ok {
						s := ""
						for k := 0; k < i.TypeArgs.Len(); k++ {
							s += " " + types.TypeString(i.TypeArgs.At(k), qualifier)
						}
						fmt.Fprintf(out, "I %s%s -> %s\n", at(n), s, types.TypeString(i.Type, qualifier))
					}
				case *ast.SelectorExpr:
					if s := info.Selections[n]; s != nil {
						kind := [...]string{"field", "method", "expr"}[s.Kind()]
						index := s.Index()
						if s.Kind() != types.FieldVal {
							index = index[:len(index)-1]
						}
						fmt.Fprintf(out, "S %s %s %s %v %v %s\n", at(n), kind, types.TypeString(s.Recv(), qualifier), index, s.Indirect(), types.TypeString(s.Type(), qualifier))
					}
				case *ast.CaseClause:
					if o := info.Implicits[n]; o != nil {
						fmt.Fprintf(out, "C %s %s\n", at(n), object(o))
					}
				}
				return true
			})
		}
		for _, i := range info.InitOrder {
			s := "O"
			for _, v := range i.Lhs {
				s += " " + v.Name()
			}
			fmt.Fprintf(out, "%s = %s\n", s, at(i.Rhs))
		}
	}
}
