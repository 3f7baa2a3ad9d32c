-- Why: recurring rounds wait for nothing but their time. In one queue with jobs they waited behind long work, or had to be given threads that jobs took.
CREATE TABLE identity.scheduled_rounds (LIKE identity.scheduled_tasks INCLUDING ALL);
DELETE FROM identity.scheduled_tasks WHERE task_instance = 'recurring';
