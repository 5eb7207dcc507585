// Built-in functions (spec: "Built-in functions").
#include "engine/types/checker_core.h"
#include "engine/types/type_store.h"

namespace lockstep::types {

namespace {

struct Arity {
    std::string_view name;
    std::size_t least;
    bool variadic;
};

Arity arityOf(BuiltinId id) {
    switch (id) {
    case BuiltinId::Append: return {"append", 1, true};
    case BuiltinId::Cap: return {"cap", 1, false};
    case BuiltinId::Clear: return {"clear", 1, false};
    case BuiltinId::Close: return {"close", 1, false};
    case BuiltinId::Complex: return {"complex", 2, false};
    case BuiltinId::Copy: return {"copy", 2, false};
    case BuiltinId::Delete: return {"delete", 2, false};
    case BuiltinId::Imag: return {"imag", 1, false};
    case BuiltinId::Len: return {"len", 1, false};
    case BuiltinId::Make: return {"make", 1, true};
    case BuiltinId::Max: return {"max", 1, true};
    case BuiltinId::Min: return {"min", 1, true};
    case BuiltinId::New: return {"new", 1, false};
    case BuiltinId::Panic: return {"panic", 1, false};
    case BuiltinId::Print: return {"print", 0, true};
    case BuiltinId::Println: return {"println", 0, true};
    case BuiltinId::Real: return {"real", 1, false};
    case BuiltinId::Recover: return {"recover", 0, false};
    case BuiltinId::Add: return {"unsafe.Add", 2, false};
    case BuiltinId::Alignof: return {"unsafe.Alignof", 1, false};
    case BuiltinId::Offsetof: return {"unsafe.Offsetof", 1, false};
    case BuiltinId::Sizeof: return {"unsafe.Sizeof", 1, false};
    case BuiltinId::Slice: return {"unsafe.Slice", 2, false};
    case BuiltinId::SliceData: return {"unsafe.SliceData", 1, false};
    case BuiltinId::String: return {"unsafe.String", 2, false};
    case BuiltinId::StringData: return {"unsafe.StringData", 1, false};
    }
    return {"?", 0, true};
}

bool takesType(BuiltinId id) { return id == BuiltinId::Make || id == BuiltinId::New || id == BuiltinId::Offsetof; }

} // namespace

Signature* Checker::makeSignature(Type* result, std::initializer_list<Type*> params, bool variadic) {
    auto* signature = m_store.make<Signature>();
    std::vector<Var*> vars;
    for (Type* type : params)
        vars.push_back(m_store.make<Var>(syntax::Pos{}, nullptr, "", defaultType(type), Var::Role::Param));
    signature->params = m_store.make<Tuple>(std::move(vars));
    signature->results = result ? m_store.make<Tuple>(std::vector<Var*>{
                                      m_store.make<Var>(syntax::Pos{}, nullptr, "", result, Var::Role::Result)})
                                : universe().emptyTuple;
    signature->variadic = variadic;
    return signature;
}

bool Checker::builtinCall(Operand& x, const syntax::CallExpr& e, BuiltinId id) {
    const Arity arity = arityOf(id);
    if (e.hasDots() && id != BuiltinId::Append) {
        error(Code::InvalidDotDotDot, e,
              fmt::format("invalid operation: invalid use of ... with built-in {}", arity.name));
        useAll(e.args);
        return false;
    }
    // len and cap of an array are constant unless a call or receive is inside: remember what was there before.
    const bool outer = m_env.hasCallOrReceive;
    if (id == BuiltinId::Len || id == BuiltinId::Cap) m_env.hasCallOrReceive = false;
    std::vector<Operand> args;
    if (!takesType(id)) {
        args = argumentList(e.args);
        for (Operand& arg : args) nonGeneric(arg);
        for (const Operand& arg : args)
            if (arg.isInvalid()) {
                m_env.hasCallOrReceive = m_env.hasCallOrReceive || outer;
                return false;
            }
    }
    const std::size_t given = takesType(id) ? e.args.size() : args.size();
    if (given < arity.least || (!arity.variadic && given > arity.least)) {
        const bool few = given < arity.least;
        if (few)
            error(Code::WrongArgCount, e.rparen,
                  fmt::format("not enough arguments for {} (expected {}, found {})", str(e), arity.least, given));
        else
            error(Code::WrongArgCount, *e.args[arity.least < e.args.size() ? arity.least : 0],
                  fmt::format("too many arguments for {} (expected {}, found {})", str(e), arity.least, given));
        m_env.hasCallOrReceive = m_env.hasCallOrReceive || outer;
        if (takesType(id)) useAll(e.args);
        return false;
    }
    if (!args.empty()) x = args[0];
    const bool ok = builtinDispatch(x, e, id, args);
    m_env.hasCallOrReceive = m_env.hasCallOrReceive || outer;
    return ok;
}

bool Checker::builtinDispatch(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args) {
    switch (id) {
    case BuiltinId::Append: return builtinAppend(x, e, args);
    case BuiltinId::Len:
    case BuiltinId::Cap: return builtinLenCap(x, e, id);
    case BuiltinId::Clear:
        if (!requireVersion(21, e.span(), "clear")) return false;
        if (!builtinClear(x)) return false;
        recordBuiltinType(*e.fun, makeSignature(nullptr, {args[0].type}));
        return true;
    case BuiltinId::Close: {
        Type* type = x.type;
        if (!builtinClose(x)) return false;
        recordBuiltinType(*e.fun, makeSignature(nullptr, {type}));
        return true;
    }
    case BuiltinId::Complex: return builtinComplex(x, e, args[1]);
    case BuiltinId::Copy: return builtinCopy(x, e, args[1]);
    case BuiltinId::Delete: return builtinDelete(x, e, args[1]);
    case BuiltinId::Real:
    case BuiltinId::Imag: return builtinRealImag(x, e, id);
    case BuiltinId::Make: return builtinMake(x, e);
    case BuiltinId::New: return builtinNew(x, e);
    case BuiltinId::Max:
    case BuiltinId::Min: return builtinMinMax(x, e, id, args);
    case BuiltinId::Panic: {
        if (m_env.signature && m_env.signature->results->size() != 0) { /* terminating analysis looks at the syntax */
        }
        assignment(x, universe().emptyInterface, "argument to panic");
        if (x.isInvalid()) return false;
        x.mode = Mode::NoValue;
        recordBuiltinType(*e.fun, makeSignature(nullptr, {universe().emptyInterface}));
        return true;
    }
    case BuiltinId::Print:
    case BuiltinId::Println: return builtinPrint(x, e, args, id);
    case BuiltinId::Recover:
        if (m_env.function) m_env.function->callsRecover = true;
        x.becomeValue(universe().emptyInterface);
        recordBuiltinType(*e.fun, makeSignature(x.type, {}));
        return true;
    default: return builtinUnsafe(x, e, id, args);
    }
}

bool Checker::builtinAppend(Operand& x, const syntax::CallExpr& e, std::vector<Operand>& args) {
    Type* type = x.type;
    Type* core = isTypeParam(type) ? coreType(type) : under(type);
    auto* slice = as<Slice>(core);
    if (x.isNil()) {
        error(Code::InvalidBuiltinArg, x, "first argument to append must be a typed slice; have untyped nil");
        return false;
    }
    if (!slice) {
        error(Code::InvalidBuiltinArg, x, fmt::format("invalid argument: {} is not a slice", str(x)));
        return false;
    }
    // append([]byte, string...)
    if (args.size() == 2 && e.hasDots() && isBytes(core) && args[1].type &&
        isString(isTypeParam(args[1].type) ? coreString(args[1].type) : args[1].type)) {
        if (isUntyped(args[1].type)) {
            convertUntyped(args[1], basicType(BasicKind::String));
            if (args[1].isInvalid()) return false;
        }
        recordBuiltinType(*e.fun, makeSignature(type, {type, args[1].type}, true));
        x.becomeValue(type);
        return true;
    }
    auto* signature = makeSignature(type, {type, m_store.make<Slice>(slice->elem())}, true);
    std::vector<Type*> none;
    if (!arguments(e, none, signature, args)) return false;
    recordBuiltinType(*e.fun, signature);
    x.becomeValue(type);
    return true;
}

bool Checker::builtinLenCap(Operand& x, const syntax::CallExpr& e, BuiltinId id) {
    const bool isLen = id == BuiltinId::Len;
    Mode mode = Mode::Invalid;
    constant::Value value;
    Type* core = under(x.type);
    if (auto* pointer = as<Pointer>(core))
        if (auto* array = underAs<Array>(pointer->elem())) core = array;
    if (as<TypeParam>(x.type)) {
        core = coreString(x.type);
        // Without one core type every type of the set must have a length; the common case is a core type.
        if (core) mode = Mode::Value;
        if (auto* pointer = as<Pointer>(core)) core = underAs<Array>(pointer->elem());
        if (core && !isString(core) && !as<Array>(core) && !as<Slice>(core) && !as<Chan>(core) &&
            !(isLen && as<Map>(core)))
            mode = Mode::Invalid;
    } else if (isString(core) && isLen) {
        if (x.isConstant()) {
            mode = Mode::Constant;
            value = constant::makeInt64(static_cast<std::int64_t>(constant::stringVal(x.value).size()));
        } else {
            mode = Mode::Value;
        }
    } else if (auto* array = as<Array>(core)) {
        mode = Mode::Value;
        if (!m_env.hasCallOrReceive && array->length() >= 0) {
            mode = Mode::Constant;
            value = constant::makeInt64(array->length());
        }
    } else if (as<Slice>(core) || as<Chan>(core) || (as<Map>(core) && isLen)) {
        mode = Mode::Value;
    }
    if (mode == Mode::Invalid) {
        if (!isInvalid(core))
            error(Code::InvalidBuiltinArg, x,
                  fmt::format("invalid argument: {} for built-in {}", str(x), isLen ? "len" : "cap"));
        return false;
    }
    if (mode == Mode::Value) recordBuiltinType(*e.fun, makeSignature(basicType(BasicKind::Int), {x.type}));
    if (mode == Mode::Constant) recordBuiltinType(*e.fun, makeSignature(basicType(BasicKind::Int), {x.type}));
    if (isUntyped(x.type) && x.expr) updateExprType(*x.expr, defaultType(x.type), true);
    x.mode = mode;
    x.type = basicType(BasicKind::Int);
    x.value = value;
    return true;
}

bool Checker::builtinClear(Operand& x) {
    Type* core = isTypeParam(x.type) ? coreType(x.type) : under(x.type);
    if (!as<Map>(core) && !as<Slice>(core)) {
        error(Code::InvalidBuiltinArg, x, fmt::format("invalid argument: clear {} must be a map or slice", str(x)));
        return false;
    }
    x.mode = Mode::NoValue;
    return true;
}

bool Checker::builtinClose(Operand& x) {
    for (Type* each : possibleTypes(x.type)) {
        auto* channel = as<Chan>(each);
        if (channel && channel->direction() != ChanDirection::Receive) continue;
        const char* what = channel ? "receive-only" : "non-channel";
        error(Code::InvalidBuiltinArg, x,
              fmt::format("invalid operation: cannot close {} {}{}", what, channel ? "channel " : "", str(x)));
        return false;
    }
    x.mode = Mode::NoValue;
    return true;
}

bool Checker::builtinComplex(Operand& x, const syntax::CallExpr& e, Operand& y) {
    // Both parts get one type; two untyped constants stay constant.
    const bool xUntyped = isUntyped(x.type);
    const bool yUntyped = isUntyped(y.type);
    if (xUntyped && !yUntyped) {
        convertUntyped(x, y.type);
    } else if (!xUntyped && yUntyped) {
        convertUntyped(y, x.type);
    } else if (xUntyped && yUntyped) {
        if (x.isConstant() && y.isConstant()) {
            const auto toFloatOperand = [&](Operand& operand) {
                if (isNumeric(operand.type) && constant::sign(constant::imag(operand.value)) == 0)
                    operand.type = basicType(BasicKind::UntypedFloat);
            };
            toFloatOperand(x);
            toFloatOperand(y);
        } else {
            convertUntyped(x, basicType(BasicKind::Float64));
            convertUntyped(y, basicType(BasicKind::Float64));
        }
    }
    if (x.isInvalid() || y.isInvalid()) return false;
    if (!identical(x.type, y.type)) {
        error(Code::InvalidBuiltinArg, x,
              fmt::format("invalid operation: {} (mismatched types {} and {})", str(e), str(x.type), str(y.type)));
        return false;
    }
    Type* result = nullptr;
    if (auto* basic = underAs<Basic>(x.type)) {
        switch (basic->basicKind()) {
        case BasicKind::Float32: result = basicType(BasicKind::Complex64); break;
        case BasicKind::Float64: result = basicType(BasicKind::Complex128); break;
        case BasicKind::UntypedFloat: result = basicType(BasicKind::UntypedComplex); break;
        default: break;
        }
    }
    if (!result) {
        error(Code::InvalidBuiltinArg, x,
              fmt::format("invalid argument: arguments have type {}, expected floating-point", str(x.type)));
        return false;
    }
    if (x.isConstant() && y.isConstant()) {
        x.value = constant::binaryOp(constant::toFloat(constant::real(x.value)), constant::Operation::Add,
                                     constant::makeImaginary(constant::toFloat(constant::real(y.value))));
    } else {
        x.mode = Mode::Value;
    }
    recordBuiltinType(*e.fun, makeSignature(result, {x.type, y.type}));
    x.type = result;
    return true;
}

bool Checker::builtinRealImag(Operand& x, const syntax::CallExpr& e, BuiltinId id) {
    if (isUntyped(x.type)) {
        if (x.isConstant()) {
            if (isNumeric(x.type)) x.type = basicType(BasicKind::UntypedComplex);
        } else {
            convertUntyped(x, basicType(BasicKind::Complex128));
            if (x.isInvalid()) return false;
        }
    }
    Type* result = nullptr;
    if (auto* basic = underAs<Basic>(x.type)) {
        switch (basic->basicKind()) {
        case BasicKind::Complex64: result = basicType(BasicKind::Float32); break;
        case BasicKind::Complex128: result = basicType(BasicKind::Float64); break;
        case BasicKind::UntypedComplex: result = basicType(BasicKind::UntypedFloat); break;
        default: break;
        }
    }
    if (!result) {
        error(Code::InvalidBuiltinArg, x, fmt::format("invalid argument: {} not of complex type", str(x)));
        return false;
    }
    if (x.isConstant())
        x.value = id == BuiltinId::Real ? constant::real(x.value) : constant::imag(x.value);
    else
        x.mode = Mode::Value;
    recordBuiltinType(*e.fun, makeSignature(result, {x.type}));
    x.type = result;
    return true;
}

bool Checker::builtinCopy(Operand& x, const syntax::CallExpr& e, Operand& y) {
    auto* target = as<Slice>(isTypeParam(x.type) ? coreType(x.type) : under(x.type));
    if (isUntyped(y.type) && isString(y.type)) convertUntyped(y, basicType(BasicKind::String));
    if (y.isInvalid()) return false;
    Type* source = isTypeParam(y.type) ? coreString(y.type) : under(y.type);
    Type* sourceElement = nullptr;
    if (auto* slice = as<Slice>(source))
        sourceElement = slice->elem();
    else if (source && isString(source))
        sourceElement = universe().byte;
    if (!target || !sourceElement) {
        error(Code::InvalidBuiltinArg, x,
              fmt::format("invalid argument: copy expects slice arguments; found {} and {}", str(x), str(y)));
        return false;
    }
    if (!identical(target->elem(), sourceElement)) {
        error(Code::InvalidBuiltinArg, x,
              fmt::format("invalid argument: arguments to copy {} and {} have different element types {} and {}",
                          str(x), str(y), str(target->elem()), str(sourceElement)));
        return false;
    }
    recordBuiltinType(*e.fun, makeSignature(basicType(BasicKind::Int), {x.type, y.type}));
    x.becomeValue(basicType(BasicKind::Int));
    return true;
}

bool Checker::builtinDelete(Operand& x, const syntax::CallExpr& e, Operand& key) {
    Type* type = x.type;
    // All maps that a type parameter may stand for have the same keys.
    Map* map = nullptr;
    for (Type* each : possibleTypes(type)) {
        auto* other = as<Map>(each);
        const bool fits = other && (!map || identical(map->key(), other->key()));
        map = fits ? other : nullptr;
        if (!fits) break;
    }
    if (!map) {
        error(Code::InvalidBuiltinArg, x, fmt::format("invalid argument: {} is not a map", str(x)));
        return false;
    }
    Operand argument = key;
    assignment(argument, map->key(), "argument to delete");
    if (argument.isInvalid()) return false;
    recordBuiltinType(*e.fun, makeSignature(nullptr, {type, map->key()}));
    x.mode = Mode::NoValue;
    return true;
}

bool Checker::builtinMake(Operand& x, const syntax::CallExpr& e) {
    Type* type = varType(*e.args[0]);
    if (isInvalid(type)) {
        for (std::size_t i = 1; i < e.args.size(); ++i) use(*e.args[i], false);
        return false;
    }
    Type* core = isTypeParam(type) ? coreType(type) : under(type);
    std::size_t least = 1;
    if (as<Slice>(core)) {
        least = 2;
    } else if (!as<Map>(core) && !as<Chan>(core)) {
        error(Code::InvalidBuiltinArg, *e.args[0],
              fmt::format("invalid argument: cannot make {}; type must be slice, map, or channel", str(*e.args[0])));
        return false;
    }
    const std::size_t most = as<Slice>(core) ? 3 : 2;
    if (e.args.size() < least || e.args.size() > most) {
        error(Code::WrongArgCount, e,
              fmt::format("invalid operation: {} expects {} or {} arguments; found {}", str(e), least, least + 1,
                          e.args.size()));
        return false;
    }
    std::vector<std::int64_t> sizes;
    bool ok = true;
    for (std::size_t i = 1; i < e.args.size(); ++i) {
        std::int64_t value = -1;
        if (isInvalid(index(*e.args[i], -1, value))) ok = false;
        if (value >= 0) sizes.push_back(value);
    }
    if (sizes.size() == 2 && sizes[0] > sizes[1]) {
        error(Code::SwappedSliceIndices, *e.args[1], "invalid argument: length and capacity swapped");
    }
    static_cast<void>(ok);
    x.becomeValue(type);
    recordBuiltinType(*e.fun, makeSignature(type, {type}));
    return true;
}

bool Checker::builtinNew(Operand& x, const syntax::CallExpr& e) {
    Type* type = varType(*e.args[0]);
    if (isInvalid(type)) return false;
    x.becomeValue(m_store.make<Pointer>(type));
    recordBuiltinType(*e.fun, makeSignature(x.type, {type}));
    return true;
}

bool Checker::builtinMinMax(Operand& x, const syntax::CallExpr& e, BuiltinId id, std::vector<Operand>& args) {
    const std::string_view name = id == BuiltinId::Max ? "max" : "min";
    if (!requireVersion(21, e.span(), name)) return false;
    for (Operand& arg : args)
        if (!allOrdered(arg.type)) {
            error(Code::InvalidBuiltinArg, arg, fmt::format("invalid argument: {} cannot be ordered", str(arg)));
            return false;
        }
    x = args[0];
    for (std::size_t i = 1; i < args.size(); ++i) {
        Operand& y = args[i];
        if (!matchTypes(x, y) || x.isInvalid() || y.isInvalid() || !identical(x.type, y.type)) {
            if (!x.isInvalid() && !y.isInvalid())
                error(Code::MismatchedTypes, y,
                      fmt::format("invalid argument: mismatched types {} (previous argument) and {} (type of {})",
                                  str(x.type), str(y.type), str(*y.expr)));
            return false;
        }
        if (x.isConstant() && y.isConstant()) {
            const auto want = id == BuiltinId::Max ? constant::Comparison::Greater : constant::Comparison::Less;
            if (constant::compare(y.value, want, x.value)) x.value = y.value;
        } else {
            x.mode = Mode::Value;
        }
    }
    if (!x.isConstant()) {
        x.mode = Mode::Value;
        if (isUntyped(x.type)) x.type = defaultType(x.type);
    }
    for (Operand& arg : args)
        if (arg.expr && isUntyped(arg.type)) updateExprType(*arg.expr, x.type, !isUntyped(x.type));
    if (!isUntyped(x.type))
        for (Operand& arg : args)
            if (arg.expr) updateExprType(*arg.expr, x.type, true);
    auto* signature = makeSignature(x.type, {x.type, m_store.make<Slice>(x.type)}, true);
    recordBuiltinType(*e.fun, signature);
    return true;
}

bool Checker::builtinPrint(Operand& x, const syntax::CallExpr& e, std::vector<Operand>& args, BuiltinId id) {
    std::vector<Var*> params;
    for (Operand& arg : args) {
        assignment(arg, nullptr, fmt::format("argument to {}", id == BuiltinId::Print ? "print" : "println"));
        if (arg.isInvalid()) return false;
        params.push_back(m_store.make<Var>(syntax::Pos{}, nullptr, "", arg.type, Var::Role::Param));
    }
    auto* signature = makeSignature(nullptr, {});
    signature->params = m_store.make<Tuple>(std::move(params));
    recordBuiltinType(*e.fun, signature);
    x.mode = Mode::NoValue;
    return true;
}

} // namespace lockstep::types
