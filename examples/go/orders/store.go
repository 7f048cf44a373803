package orders

import (
	"container/list"
	"sync"
)

// keptPerTenant bounds the memory: older orders are forgotten.
const keptPerTenant = 3000

// store keeps each tenant's newest orders.
type store struct {
	mutex    sync.Mutex
	tenants  map[string]*list.List
	revenue  map[string]int64
	audit    auditLog
	products map[string]Product
}

func newStore(products []Product) *store {
	bySKU := make(map[string]Product, len(products))
	for _, product := range products {
		bySKU[product.SKU] = product
	}
	return &store{tenants: map[string]*list.List{}, revenue: map[string]int64{}, products: bySKU}
}

// add keeps an order.
func (s *store) add(tenant string, order Order) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	kept := s.tenants[tenant]
	if kept == nil {
		kept = list.New()
		s.tenants[tenant] = kept
	}
	kept.PushBack(order)
	if kept.Len() > keptPerTenant {
		kept.Remove(kept.Front())
	}
	s.revenue[tenant] += order.Total
	s.audit.record(tenant, order)
}

// all is a copy of a tenant's orders, oldest first. It copies under the lock: the contention is
// what the mutex example is there to show.
func (s *store) all(tenant string) []Order {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	kept := s.tenants[tenant]
	if kept == nil {
		return nil
	}
	orders := make([]Order, 0, kept.Len())
	for element := kept.Front(); element != nil; element = element.Next() {
		orders = append(orders, element.Value.(Order))
	}
	return orders
}
