// Declarations of variables in functions (spec: "Variable declarations").
#include "engine/program/lowering/statement_lowering.h"

namespace lockstep::program {

using syntax::Token;
using types::Var;

void StatementLowering::declareWith(Var& var, const Expr& initial) {
    Type* type = resolve(var.type());
    nameMade(initial, [&] { return std::vector{std::string(var.name())}; });
    if (!needsBox(var)) {
        const bool inWindow = isPlainCall(initial) && types::identical(typeOf(initial), type);
        if (inWindow) m_code.allocate(1);
        const Register reg = m_code.allocate(slotsOf(type));
        if (inWindow) m_freeLink = reg;
        evaluateAs(initial, type, reg);
        m_freeLink = noFreeLink;
        m_code.setTop(reg + slotsOf(type));
        declare(var, reg, Storage::Register);
        return;
    }
    const Register box = m_code.allocate(1);
    const auto* literal = syntax::as<syntax::CompositeLit>(syntax::unparen(&initial));
    const ValueClass kind = valueClass(type);
    if (literal && (kind == ValueClass::Struct || kind == ValueClass::Array) &&
        types::identical(typeOf(*literal), type)) {
        newBox(box, type, var.name(), var.pos());
        compositeIntoPlace(*literal, type, Place{Place::Kind::Memory, type, box});
    } else if (isZero(initial, type)) {
        newBox(box, type, var.name(), var.pos());
    } else {
        const TemporaryScope temporaries(m_code);
        if (isVast(type)) {
            const Place from = vastPlace(initial);
            newBox(box, type, var.name(), var.pos());
            copyVast(Place{Place::Kind::Memory, type, box}, from);
            return declare(var, box, Storage::Box);
        }
        const Register value = evaluateAs(initial, type, std::nullopt);
        newBox(box, type, var.name(), var.pos());
        storeToBox(box, type, value, var.name());
    }
    declare(var, box, Storage::Box);
}

Register StatementLowering::declareAt(Var& var, Register value, Type* valueType, Register home) {
    Type* type = resolve(var.type());
    const TemporaryScope temporaries(m_code);
    at(var.pos());
    if (!needsBox(var)) {
        convertImplicitly(value, valueType, type, home);
        declare(var, home, Storage::Register);
        return home + slotsOf(type);
    }
    const Register converted = convertImplicitly(value, valueType, type, std::nullopt);
    newBox(home, type, var.name(), var.pos());
    storeToBox(home, type, converted, var.name());
    declare(var, home, Storage::Box);
    return home + 1;
}

void StatementLowering::declaration(const syntax::GenDecl& node) {
    if (node.tok != Token::Var) return;
    for (const syntax::Spec* spec : node.specs) valueSpec(static_cast<const syntax::ValueSpec&>(*spec));
}

/// var a, b T = x, y
void StatementLowering::valueSpec(const syntax::ValueSpec& spec) {
    const auto varOf = [this](const syntax::Ident& name) {
        return name.isBlank() ? nullptr : types::as<types::Var>(info().def(name));
    };
    if (spec.values.empty()) {
        for (const syntax::Ident* name : spec.names) {
            at(name->pos);
            if (types::Var* var = varOf(*name)) declareZero(*var);
        }
    } else if (spec.values.size() == spec.names.size()) {
        for (std::size_t i = 0; i < spec.names.size(); ++i) {
            at(spec.names[i]->pos);
            if (types::Var* var = varOf(*spec.names[i]))
                declareWith(*var, *spec.values[i]);
            else
                effect(*spec.values[i]);
        }
    } else {
        std::vector<types::Var*> vars;
        for (const syntax::Ident* name : spec.names) vars.push_back(varOf(*name));
        declareFromMultiple(vars, *spec.values[0]);
    }
}

/// New variables, null for blank ones, from an expression with several values.
void StatementLowering::declareFromMultiple(const std::vector<types::Var*>& vars, const Expr& values) {
    const Register homes = m_code.allocate(slotsForHomes(vars));
    const TemporaryScope temporaries(m_code);
    std::vector<Type*> valueTypes;
    Register next = evaluateMultiple(values, valueTypes);
    Register home = homes;
    for (std::size_t i = 0; i < vars.size(); ++i) {
        if (vars[i]) home = declareAt(*vars[i], next, valueTypes[i], home);
        next += slotsOf(valueTypes[i]);
    }
}

} // namespace lockstep::program
