#include "engine/types/universe.h"

#include "engine/types/type_store.h"

#include <array>

namespace lockstep::types {

namespace {

constexpr std::array<std::string_view, 26> basicNames = {
    "invalid type",   "bool",         "int",         "int8",         "int16",         "int32",
    "int64",          "uint",         "uint8",       "uint16",       "uint32",        "uint64",
    "uintptr",        "float32",      "float64",     "complex64",    "complex128",    "string",
    "Pointer",        "untyped bool", "untyped int", "untyped rune", "untyped float", "untyped complex",
    "untyped string", "untyped nil",
};

struct BuiltinName {
    std::string_view name;
    BuiltinId id;
};

constexpr BuiltinName predeclaredFunctions[] = {
    {"append", BuiltinId::Append},   {"cap", BuiltinId::Cap},         {"clear", BuiltinId::Clear},
    {"close", BuiltinId::Close},     {"complex", BuiltinId::Complex}, {"copy", BuiltinId::Copy},
    {"delete", BuiltinId::Delete},   {"imag", BuiltinId::Imag},       {"len", BuiltinId::Len},
    {"make", BuiltinId::Make},       {"max", BuiltinId::Max},         {"min", BuiltinId::Min},
    {"new", BuiltinId::New},         {"panic", BuiltinId::Panic},     {"print", BuiltinId::Print},
    {"println", BuiltinId::Println}, {"real", BuiltinId::Real},       {"recover", BuiltinId::Recover},
};

constexpr BuiltinName unsafeFunctions[] = {
    {"Add", BuiltinId::Add},       {"Alignof", BuiltinId::Alignof},       {"Offsetof", BuiltinId::Offsetof},
    {"Sizeof", BuiltinId::Sizeof}, {"Slice", BuiltinId::Slice},           {"SliceData", BuiltinId::SliceData},
    {"String", BuiltinId::String}, {"StringData", BuiltinId::StringData},
};

/// The basic types by kind, then byte and rune. On their own, because objects of the universe ask for them while it is
/// being built.
std::deque<Basic>& basics() {
    static std::deque<Basic> all = [] {
        std::deque<Basic> types;
        for (std::size_t i = 0; i < basicNames.size(); ++i)
            types.emplace_back(static_cast<BasicKind>(i), basicNames[i]);
        types.emplace_back(BasicKind::Uint8, "byte");
        types.emplace_back(BasicKind::Int32, "rune");
        return types;
    }();
    return all;
}

Basic* basic(BasicKind kind) { return &basics()[static_cast<std::size_t>(kind)]; }

/// Builds the universe in a store of its own.
class UniverseBuilder {
public:
    UniverseBuilder() {
        m_universe.byte = &basics()[basicNames.size()];
        m_universe.rune = &basics()[basicNames.size() + 1];
        m_universe.scope = m_store.make<Scope>(nullptr);
        m_universe.emptyTuple = m_store.make<Tuple>();
        declareTypes();
        declareConstants();
        for (const BuiltinName& row : predeclaredFunctions)
            m_universe.scope->insert(m_store.make<Builtin>(row.name, nullptr, row.id));
        m_universe.scope->insert(&m_nil);
        declareUnsafe();
    }

    [[nodiscard]] const Universe& universe() const { return m_universe; }

private:
    TypeName* declareType(std::string_view name, Type* type) {
        auto* object = m_store.make<TypeName>(syntax::Pos{}, nullptr, name, type);
        m_universe.scope->insert(object);
        return object;
    }

    void declareTypes() {
        for (auto kind = static_cast<int>(BasicKind::Bool); kind <= static_cast<int>(BasicKind::String); ++kind)
            declareType(basicNames[static_cast<std::size_t>(kind)], basic(static_cast<BasicKind>(kind)));
        declareType("byte", m_universe.byte);
        declareType("rune", m_universe.rune);

        m_universe.any = m_store.make<Interface>();
        m_universe.any->setTypeSet({});
        m_universe.emptyInterface = m_store.make<Interface>();
        m_universe.emptyInterface->setTypeSet({});
        m_universe.anyName = declareType("any", m_universe.any);
        m_universe.anyName->declaredAlias = true;

        m_universe.error = declareNamed("error");
        auto* result = m_store.make<Var>(syntax::Pos{}, nullptr, "", basic(BasicKind::String), Var::Role::Result);
        auto* signature = m_store.make<Signature>();
        signature->recv = m_store.make<Var>(syntax::Pos{}, nullptr, "", m_universe.error, Var::Role::Receiver);
        signature->params = m_universe.emptyTuple;
        signature->results = m_store.make<Tuple>(std::vector<Var*>{result});
        auto* method = m_store.make<Func>(syntax::Pos{}, nullptr, "Error", signature);
        auto* errorInterface = m_store.make<Interface>();
        errorInterface->addMethod(method);
        errorInterface->setTypeSet({{method}, std::nullopt, false});
        m_universe.error->setUnderlying(errorInterface);

        m_universe.comparable = declareNamed("comparable");
        auto* comparable = m_store.make<Interface>();
        comparable->setTypeSet({{}, std::nullopt, true});
        m_universe.comparable->setUnderlying(comparable);
    }

    Named* declareNamed(std::string_view name) {
        TypeName* object = declareType(name, nullptr);
        auto* named = m_store.make<Named>(&m_store, object, nullptr, std::vector<Type*>{});
        object->setType(named);
        return named;
    }

    Object* declareConstant(std::string_view name, BasicKind kind, constant::Value value) {
        auto* object = m_store.make<Const>(syntax::Pos{}, nullptr, name, basic(kind), std::move(value));
        m_universe.scope->insert(object);
        return object;
    }

    void declareConstants() {
        declareConstant("true", BasicKind::UntypedBool, constant::makeBool(true));
        declareConstant("false", BasicKind::UntypedBool, constant::makeBool(false));
        m_universe.iota = declareConstant("iota", BasicKind::UntypedInt, constant::makeInt64(0));
    }

    void declareUnsafe() {
        Package* unsafe = m_store.make<Package>("unsafe", "unsafe", m_universe.scope);
        m_universe.unsafePackage = unsafe;
        unsafe->scope().insert(
            m_store.make<TypeName>(syntax::Pos{}, unsafe, "Pointer", basic(BasicKind::UnsafePointer)));
        for (const BuiltinName& row : unsafeFunctions)
            unsafe->scope().insert(m_store.make<Builtin>(row.name, unsafe, row.id));
    }

    TypeStore m_store;
    Nil m_nil;
    Universe m_universe;
};

UniverseBuilder& builder() {
    static UniverseBuilder instance;
    return instance;
}

} // namespace

const Universe& universe() { return builder().universe(); }

Basic* basicType(BasicKind kind) { return basic(kind); }

} // namespace lockstep::types
